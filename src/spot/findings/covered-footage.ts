import {type Box, commonBox, type Size} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {InspectedFrame, InspectedImage, InspectedPanel} from './inspection.ts';
import {FAINT} from './layout-rules.ts';
import type {GraphicsRun} from './shown-elements.ts';

/** Frames in which the graphics cover the same parts of the footage. Boxes are in pixels of the spot. */
export type CoveredFootage = Span & {
  /** Areas in which no footage can be seen. */
  hidden: readonly Box[];
  /** The areas of the glyphs of texts, which cover a part of the footage and draw edges of their own. */
  words: readonly Box[];
  /** Other areas in which graphics may cover a part of the footage: translucent areas, pictures with transparency. */
  touched: readonly Box[];
  /** Whether they cover the whole frame with a colour as dark as black video. */
  black: boolean;
  /** The frames in which no pixel of the graphics changes, with the areas in which they hide everything else. */
  rests: readonly RestingGraphics[];
};

/** Frames in which the picture in some areas stays as it is. Boxes are in pixels of the spot. */
export type RestingGraphics = Span & {solid: readonly Box[]};

/** Opacity from which an area hides the footage: an encoder keeps nothing of the rest. */
const HIDES = 0.9;
/** Opacity from which nothing of the footage can be seen. */
const SOLID = 0.999;
/** Frames for which graphics rest, so that one that differs can be told from the others. */
const LEAST_REST = 3;
/** Opacity below which an area leaves the footage as it is. */
const LEAVES = 0.05;

/** The greatest channel, in codes of 8 bits of sRGB, of a colour whose luma in video is at most 24: 16 is black. */
const BLACK = 9;

/**
 * Where graphics cover the footage. `isOpaque`: whether a staged picture has no transparent pixel. `isSteady`: whether frames with this
 * fingerprint have the same pixels.
 */
export function coveredFootage(
  runs: readonly GraphicsRun[],
  frame: Size,
  isOpaque: (src: string) => boolean,
  isSteady: (state: string) => boolean,
): CoveredFootage[] {
  const found: (Omit<CoveredFootage, 'rests'> & {rests: RestingGraphics[]})[] = [];
  let before = '';
  for (const {from, frames, state, inspected} of runs) {
    const areas = {
      ...areasOf(inspected, isOpaque),
      black: inspected.panels.some((panel) => isBlackout(panel, frame)),
    };
    const now = JSON.stringify(areas);
    const last = found.at(-1);
    const solid = frames >= LEAST_REST && isSteady(state) ? solidIn(inspected, isOpaque) : [];
    const rests = solid.length > 0 ? [{from, frames, solid}] : [];
    if (last && now === before && last.from + last.frames === from) {
      last.frames += frames;
      last.rests.push(...rests);
    } else found.push({from, frames, ...areas, rests});
    before = now;
  }
  return found;
}

/** The areas of opaque panels and pictures. What is above them stays as it is, too. */
function solidIn({images, panels}: InspectedFrame, isOpaque: (src: string) => boolean): Box[] {
  const seen = [
    ...panels.flatMap(({box, clip, cover, opacity, parts}) => [
      ...(cover * opacity >= SOLID ? [{box, clip}] : []),
      ...(opacity >= SOLID ? (parts?.covered ?? []).map((part) => ({box: part, clip})) : []),
    ]),
    ...images.filter((image) => fills(image, isOpaque) && image.opacity >= SOLID),
  ];
  return seen
    .map(({box, clip}) => (clip ? commonBox(box, clip) : box))
    .filter(({width, height}) => width > 0 && height > 0);
}

function areasOf(
  {pieces, images, panels}: InspectedFrame,
  isOpaque: (src: string) => boolean,
): Pick<CoveredFootage, 'hidden' | 'words' | 'touched'> {
  const hidden: Box[] = [];
  const words: Box[] = [];
  const touched: Box[] = [];
  const add = (box: Box, clip: Box | null, opacity: number, partly = touched): void => {
    const seen = clip ? commonBox(box, clip) : box;
    if (opacity < LEAVES || seen.width <= 0 || seen.height <= 0) return;
    (opacity >= HIDES ? hidden : partly).push(seen);
  };
  for (const panel of panels) {
    const {parts, clip} = panel;
    if (!parts) add(panel.box, clip, opacityOf(panel));
    for (const part of parts?.covered ?? []) add(part, clip, strongest(panel));
    for (const part of parts?.crossed ?? []) add(part, clip, least({opacity: strongest(panel)}));
  }
  for (const image of images)
    add(image.box, image.clip, fills(image, isOpaque) ? image.opacity : least(image));
  for (const {kind, ink, clip, opacity, covered} of pieces)
    if (kind === 'text' && opacity >= FAINT && covered < 1) add(ink, clip, least({opacity}), words);
  return {hidden, words, touched};
}

/** Whether a panel covers the frame and all its colours are black. */
function isBlackout(panel: InspectedPanel, {width, height}: Size): boolean {
  const {x, y, ...seen} = panel.clip ? commonBox(panel.box, panel.clip) : panel.box;
  const covers = x <= 1 && y <= 1 && x + seen.width >= width - 1 && y + seen.height >= height - 1;
  const channels = [...panel.paints, ...panel.edges].flatMap(
    ({color}) => color.slice(1, 7).match(/../g) ?? [],
  );
  const isDark = channels.every((channel) => Number.parseInt(channel, 16) <= BLACK);
  return covers && opacityOf(panel) >= HIDES && isDark && channels.length > 0;
}

/** The opacity of the area that a panel covers all of; at least `LEAVES` where it paints only parts of it. */
const opacityOf = (panel: InspectedPanel): number =>
  Math.max(panel.cover * panel.opacity, least({opacity: Math.max(strongest(panel), strongestEdge(panel))}));

const strongest = ({opacity, paints}: InspectedPanel): number =>
  opacity * Math.max(0, ...paints.map(({alpha}) => alpha));

const strongestEdge = ({opacity, edges}: InspectedPanel): number =>
  opacity * Math.max(0, ...edges.map(({alpha}) => alpha));

/** An opacity that does not count as hiding. */
const least = ({opacity}: {opacity: number}): number => Math.min(opacity, HIDES / 2);

/** Whether a picture covers all of its box. */
const fills = ({src, fit}: InspectedImage, isOpaque: (src: string) => boolean): boolean =>
  (fit === 'fill' || fit === 'cover') && isOpaque(src);
