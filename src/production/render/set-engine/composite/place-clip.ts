import {cameraWindowExpression} from '../../../../machine/media/camera-window.ts';
import type {Box, Size} from '../../../../spot/geometry/box.ts';
import {NO_CAMERA_MOVE} from '../../../../spot/timeline/camera-move.ts';
import {dissolveTail, fitClip, isStill, placeClip, seenSize} from '../../../../spot/timeline/footage-at.ts';
import type {Footage} from '../../../../spot/timeline/timeline.ts';
import {SMALLER} from '../../../grade/browser-copy.ts';

/** `moves` is true where the filters differ from frame to frame. */
type Placement = {box: Box; filters: string[]; moves: boolean};

/** The filters that place the pictures of a clip into its rectangle, from frame `from` of the timeline on. */
export function placeClipFilters(
  take: Footage,
  footage: readonly Footage[],
  from: number,
  frame: Size,
): Placement {
  // A clip larger than it is ever seen is scaled down first, like the copies that the browser draws.
  const clip = {...take, ...seenSize(take, frame)};
  const smaller = resized(take, clip);
  if (!isStill(clip.move)) {
    const {box, filters} = moving(clip, footage, from, frame);
    return {box, filters: [...smaller, ...filters], moves: true};
  }
  const {box, scale, x, y} = placeClip({clip, source: 0, t: 0}, frame);
  const size = {width: clip.width * scale, height: clip.height * scale};
  const filters =
    isWhole(size.width) && isWhole(size.height)
      ? [
          ...resized(clip, size),
          `crop=${box.width}:${box.height}:${Math.round(-x)}:${Math.round(-y)}:exact=1`,
        ]
      : still(clip, box, {scale, x, y});
  return {box, filters: [...smaller, ...filters], moves: false};
}

/** A clip that cannot cover its rectangle at a size in whole pixels. */
function still(clip: Size, box: Box, place: Place): string[] {
  const {filters, standing} = prepared(clip, place, box, [place]);
  const window = cameraWindowExpression(NO_CAMERA_MOVE, {frames: 1, towards: [0.5, 0.5], standing});
  return [...filters, `perspective=${window}:interpolation=linear`, cut(box)];
}

function moving(clip: Footage, footage: readonly Footage[], from: number, frame: Size) {
  const {box, fitted, towards} = fitClip(clip, frame);
  const ends = [0, 1].map((t) => placeClip({clip, source: 0, t}, frame));
  const unmoved = {scale: fitted.width / clip.width, x: fitted.x, y: fitted.y};
  const {filters, standing} = prepared(clip, unmoved, box, ends);
  const frames = clip.frames + dissolveTail(clip, footage);
  const window = cameraWindowExpression(clip.move, {frames, over: from - clip.from, towards, standing});
  return {box, filters: [...filters, `perspective=${window}:interpolation=linear:eval=frame`, cut(box)]};
}

/** The position of a clip at one moment: its pixel p is at `x + scale * p` of its rectangle. */
type Place = {scale: number; x: number; y: number};

/**
 * Crops a clip to the part that is ever seen and puts it on a canvas at least as large as its rectangle, because the
 * output of `perspective` is as large as its input. Its edge pixels are repeated a little beyond the edges.
 */
function prepared(clip: Size, unmoved: Place, box: Box, places: readonly Place[]) {
  const alongAxis = (from: 'x' | 'y', length: 'width' | 'height') => {
    const first = Math.min(...places.map((place) => -place[from] / place.scale));
    const last = Math.max(...places.map((place) => (box[length] - place[from]) / place.scale));
    const start = Math.max(0, Math.floor(first / 2 - 1) * 2);
    const end = Math.min(clip[length], Math.ceil(last / 2 + 1) * 2);
    return {start, length: end - start, canvas: Math.max(end - start, box[length])};
  };
  const x = alongAxis('x', 'width');
  const y = alongAxis('y', 'height');
  const edge = {x: Math.min(2, x.canvas - x.length), y: Math.min(2, y.canvas - y.length)};
  const filters = [
    `crop=${x.length}:${y.length}:${x.start}:${y.start}:exact=1`,
    ...(edge.x + edge.y > 0
      ? [
          `pad=${x.length + edge.x}:${y.length + edge.y}:0:0`,
          `fillborders=right=${edge.x}:bottom=${edge.y}:mode=smear`,
          `pad=${x.canvas}:${y.canvas}:0:0`,
        ]
      : []),
  ];
  const {scale} = unmoved;
  const standing = {
    width: box.width,
    height: box.height,
    scale,
    x: unmoved.x + x.start * scale,
    y: unmoved.y + y.start * scale,
    canvas: {width: x.canvas, height: y.canvas},
  };
  return {filters, standing};
}

const resized = (clip: Size, {width, height}: Size): string[] =>
  Math.round(width) === clip.width && Math.round(height) === clip.height
    ? []
    : [`scale=${Math.round(width)}:${Math.round(height)}:flags=${SMALLER}`];

const cut = ({width, height}: Size): string => `crop=${width}:${height}:0:0:exact=1`;

const isWhole = (length: number): boolean => Math.abs(length - Math.round(length)) < 0.02;
