import {type Box, FULL, type Point, type Rect, rectBox, type Size} from '../geometry/box.ts';
import {cover} from '../geometry/cover.ts';
import {type CameraMove, moveAt, moveEnds} from './camera-move.ts';
import {sourceFrame, tailUnder} from './pace.ts';
import type {Footage} from './timeline.ts';

/** One clip as it shows at one frame: which frame of its file, and how far its camera move has come. */
export type ClipFrame = {clip: Footage; source: number; t: number};

/** The clips of one slot and of the slots that show with it. `ground`: they leave a part of the frame to the brand's background. */
export type FootageLayer = {slot: string; opacity: number; ground: boolean; shown: ClipFrame[]};

/** What the footage track shows at a frame: layers from the bottom up, and the colour of a dip over them. */
export type FootageState = {layers: FootageLayer[]; dip: {color: string; opacity: number} | null};

/** The footage track at one frame of the spot. */
export function footageAt(footage: readonly Footage[], frame: number): FootageState {
  const layers: FootageLayer[] = [];
  for (const clip of footage) {
    const tail = dissolveTail(clip, footage);
    const local = frame - clip.from;
    if (local < 0 || local >= clip.frames + tail || isHidden(clip, local)) continue;
    const shown = {clip, source: sourceFrame(clip, frame), t: local / Math.max(1, clip.frames + tail - 1)};
    const layer = layers.find((candidate) => candidate.slot === clip.layer);
    if (layer) layer.shown.push(shown);
    else layers.push({slot: clip.layer, opacity: dissolved(clip, local), ground: false, shown: [shown]});
  }
  for (const layer of layers) layer.ground = !layer.shown.some(({clip}) => isFull(clip.rect));
  return {layers, dip: dipAt(footage, frame)};
}

/** Frames for which a clip goes on under the next one: the length of a dissolve, or the first half of a dip. */
export function dissolveTail(clip: Footage, footage: readonly Footage[]): number {
  const end = clip.from + clip.frames;
  const lengths = footage.filter((next) => next.from === end).map(({entry}) => tailUnder(entry));
  return Math.max(0, ...lengths);
}

/** After a dip, a slot shows from the middle of the dip on. */
const isHidden = ({entry}: Footage, local: number): boolean =>
  entry.kind === 'dip' && local < Math.ceil(entry.frames / 2);

const dissolved = ({entry}: Footage, local: number): number =>
  entry.kind === 'dissolve' && local < entry.frames ? (local + 1) / (entry.frames + 1) : 1;

function dipAt(footage: readonly Footage[], frame: number): FootageState['dip'] {
  for (const {entry, from} of footage) {
    const local = frame - from;
    if (entry.kind !== 'dip' || entry.color === null || local < 0 || local >= entry.frames) continue;
    const half = Math.ceil(entry.frames / 2);
    return {color: entry.color, opacity: Math.min(local + 1, entry.frames - local) / half};
  }
  return null;
}

const isFull = (rect: Rect): boolean =>
  rect.x === FULL.x && rect.y === FULL.y && rect.width === FULL.width && rect.height === FULL.height;

/**
 * Where the pixels of a clip are drawn: pixel (px, py) of its file is at (x + scale * px, y + scale * py) of `box`,
 * which clips it. Fit, focus and camera move are one transform, so that nothing is rounded between them.
 */
export function placeClip(
  {clip, t}: ClipFrame,
  frame: Size,
): {box: Box; scale: number; x: number; y: number} {
  const {box, fitted, towards} = fitClip(clip, frame);
  const {zoom, x, y} = moveAt(clip.move, t, towards);
  const place = {
    scale: (fitted.width / clip.width) * zoom,
    x: zoom * (fitted.x - box.width * (0.5 + x)) + box.width / 2,
    y: zoom * (fitted.y - box.height * (0.5 + y)) + box.height / 2,
  };
  if (!isStill(clip.move)) return {box, ...place};
  return {
    box,
    scale: place.scale,
    x: toPairs(place.x, box.width - fitted.width),
    y: toPairs(place.y, box.height - fitted.height),
  };
}

/** How a clip fits its rectangle before any move, and the point of it that a move goes towards. */
export function fitClip(clip: Footage, frame: Size): {box: Box; fitted: Box; towards: Point} {
  const box = rectBox(clip.rect, frame);
  const fitted = cover(clip, box, clip.focus);
  const towards = [
    (fitted.x + clip.focus[0] * fitted.width) / box.width,
    (fitted.y + clip.focus[1] * fitted.height) / box.height,
  ] as const;
  return {box, fitted, towards};
}

/** The largest size at which a clip is seen, at the closest point of its camera move. Never larger than the clip. */
export function seenSize(clip: Footage, frame: Size): Size {
  const {fitted} = fitClip(clip, frame);
  const {from, to} = moveEnds(clip.move);
  const nearest = (isStill(clip.move) ? 1 : Math.max(from.zoom, to.zoom)) * (fitted.width / clip.width);
  if (nearest >= 1) return {width: clip.width, height: clip.height};
  const pair = (length: number): number => Math.ceil((length * nearest) / 2 - 1e-6) * 2;
  return {width: pair(clip.width), height: pair(clip.height)};
}

export const isStill = (move: CameraMove): boolean => move.kind === 'static' || move.amount === 0;

/** An offset in pairs of pixels, because 4:2:0 video keeps one colour for two of them. It keeps a clip without a move sharp. */
const toPairs = (offset: number, least: number): number =>
  Math.min(Math.max(2 * Math.round(offset / 2), 2 * Math.ceil(least / 2)), 0) + 0;
