import type {StagedBrand, StagedImage} from '../../../../spot/brand/staged-brand.ts';
import type {InspectedFrame, InspectedImage} from '../../../../spot/findings/inspection.ts';
import {distance, overhang, type Side} from '../../../../spot/findings/layout-rules.ts';
import type {GraphicsRun} from '../../../../spot/findings/shown-elements.ts';
import {type Box, commonBox} from '../../../../spot/geometry/box.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';

/** A logo while it does not move. `inspected`: the first of its frames. */
export type ShownLogo = {image: InspectedImage; span: Span; inspected: InspectedFrame};

/** A version of the brand's logo: the file, and the backgrounds that it is for. */
export type LogoVersion = {file: StagedImage; themes: ReadonlySet<'light' | 'dark'>};

/** The opacity from which a logo counts as shown. */
const SHOWN = 0.5;

/** Pixels that a logo may move from frame to frame while it is at rest. */
const STILL = 0.5;

/** Consecutive frames without movement from which a logo counts as at rest. */
const AT_REST = 3;

/** The versions of the brand's logo, by the name of their staged file. */
export function logoVersions({logo: {small, medium, large}}: StagedBrand): Map<string, LogoVersion> {
  const versions = new Map<string, LogoVersion>();
  for (const size of [small, medium, large])
    for (const theme of ['light', 'dark'] as const) {
      const file = size[theme];
      const themes = versions.get(file.src)?.themes ?? [];
      versions.set(file.src, {file, themes: new Set([...themes, theme])});
    }
  return versions;
}

/**
 * Every picture that is used as a logo, or is a file of the brand's logo, while it is at rest. `changing`: a logo is at rest also while it is
 * revealed, or its effects change. A logo that something opaque covers as a whole is not shown.
 */
export function shownLogos(
  runs: readonly GraphicsRun[],
  versions: ReadonlyMap<string, LogoVersion>,
  {changing = false} = {},
): ShownLogo[] {
  const isAtRest = changing ? isInPlace : isUnchanged;
  const logos: ShownLogo[] = [];
  let before: {logo: ShownLogo; image: InspectedImage}[] = [];
  for (const {from, frames, inspected} of runs) {
    const now: typeof before = [];
    for (const image of inspected.images) {
      if (image.opacity < SHOWN || image.covered >= 1 || !(image.logo || versions.has(image.src))) continue;
      const same = before.find(
        (each) => isAtRest(each.image, image) && !now.some(({logo}) => logo === each.logo),
      );
      if (same) same.logo.span.frames += frames;
      else logos.push({image, span: {from, frames}, inspected});
      now.push({logo: same?.logo ?? (logos.at(-1) as ShownLogo), image});
    }
    before = now;
  }
  return logos.filter(({span}) => span.frames >= AT_REST);
}

/** Whether a logo stays in its place from one frame to the next. */
const isInPlace = (before: InspectedImage, now: InspectedImage): boolean =>
  before.src === now.src && distance(before.box, now.box) <= STILL;

/** Whether it also stays as it is: in its visible part and in its effects. */
const isUnchanged = (before: InspectedImage, now: InspectedImage): boolean =>
  isInPlace(before, now) &&
  distance(visiblePart(before), visiblePart(now)) <= STILL &&
  before.covered === now.covered &&
  before.effects.join() === now.effects.join();

const visiblePart = ({box, clip}: InspectedImage): Box => commonBox(box, clip ?? box);

/** The proportions of a drawn logo, divided by those of its file: 1 if they are equal, below 1 if the logo is drawn narrower. */
export function stretchOf(
  {drawn, fit, matrix: [a, b, c, d]}: InspectedImage,
  natural: {width: number; height: number},
): number {
  const transformed = Math.hypot(a, b) / Math.hypot(c, d);
  const own = natural.width / natural.height;
  // `contain`, `cover` and `none` keep the proportions of the file inside of the element.
  return (fit === 'fill' ? drawn.width / drawn.height / own : 1) * transformed;
}

/** Pixels of a drawn logo that cannot be seen, by side: what clipping cuts off, and what `object-fit` leaves out. 0 or less: none. */
export function cutOff({box, clip, content}: InspectedImage): Record<Side, number> {
  const drawn = {
    x: box.x + content.x * box.width,
    y: box.y + content.y * box.height,
    width: content.width * box.width,
    height: content.height * box.height,
  };
  return overhang(drawn, commonBox(box, clip ?? box));
}

/** True for a logo that is drawn mirrored. */
export const isMirrored = ({matrix: [a, b, c, d]}: InspectedImage): boolean => a * d - b * c < 0;

/** Degrees by which a logo is turned, -180 to 180. */
export const turnOf = ({matrix: [a, b]}: InspectedImage): number =>
  (Math.atan2(b, Math.abs(a)) * 180) / Math.PI;
