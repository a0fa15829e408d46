import type {Size} from '../geometry/box.ts';
import {footageAt, placeClip} from '../timeline/footage-at.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {Footage} from '../timeline/timeline.ts';
import type {CoveredFootage} from './covered-footage.ts';
import {type FrameMeasures, SCALE} from './frame-measures.ts';
import {type HiddenCells, hiddenCells} from './hidden-cells.ts';

/** How the footage of one frame of a master compares with the frame of the take that the edit names. */
export type FrameMatch = {
  clip: Footage;
  /** The frame of the take that the edit names. */
  source: number;
  /**
   * How far the footage went on over the last `over` frames, as a multiple of what the edit says: 1 is right, 0 the same frame again,
   * 2 twice as far, -1 backwards. Null at the first frames of a clip, and where the take moves too little to tell.
   */
  step: number | null;
  /** Frames over which the step was measured: as few as make the motion of the take visible. */
  over: number;
  /** The standard error of `step`. */
  error: number;
  /** Correlation of the strong edges of the take with the same places of the master, 0 to 1. Null where the take has too few. */
  similarity: number | null;
};

/** Fewer cells of a clip are not compared. */
const LEAST_CELLS = 40;
/** Cells that differ from the graded take by this many times the median difference show graphics, and are left out. */
const COVERED = 3;
/** Changes larger than this many times the largest change of the take are graphics over the footage, and are left out. */
const OUTLIER = 2;
/** Neighbouring cells have similar noise, so that the error of the step is larger than that of independent cells. */
const CORRELATED = 2;
/** An error of the step above which it says nothing. */
const UNSURE = 0.25;
/** A correlation of the two changes from which they count as going together. */
const TOGETHER_FROM = 0.4;
/** Motion of a take (root mean square of its change, in codes of luma) below which an encoder may leave it out. */
const VISIBLE = 1;
/** Frames over which a step is measured at most. */
const LONGEST = 24;
/** The part of the edges of a take that is not compared, because they are weak. */
const STRONG = 0.8;
/** What a grade does to the contrast at most. */
const CONTRAST = {least: 0.2, most: 4};

/**
 * Compares every frame of a master with the takes that it shows, by the means of luma of quarter cells. Frames in a transition, frames
 * without a take and frames in which graphics cover nearly all of the take are null. `takes`: measures of every staged clip, by its `src`.
 * `covered`: where graphics cover the footage.
 */
export function matchFootage(
  spot: ResolvedSpot,
  picture: FrameMeasures,
  takes: ReadonlyMap<string, FrameMeasures>,
  covered: readonly CoveredFootage[] = [],
): (FrameMatch | null)[] {
  const compared: (Compared | null)[] = [];
  const hidden = hiddenCells(covered, spot, picture);
  for (let frame = 0; frame < Math.min(picture.frames, spot.frames); frame++)
    compared.push(compareFrame(frame, spot, picture, takes, hidden));
  return compared.map((now, frame) => {
    if (!now) return null;
    const {clip, source, similarity} = now;
    return {clip, source, similarity, ...stepTo(compared, frame, now)};
  });
}

function stepTo(
  compared: readonly (Compared | null)[],
  frame: number,
  now: Compared,
): Pick<FrameMatch, 'step' | 'over' | 'error'> {
  for (let over = 1; over <= Math.min(LONGEST, frame); over++) {
    const before = compared[frame - over];
    if (before?.clip !== now.clip) break;
    const wanted = now.own.map((value, cell) => now.contrast * (value - (before.own[cell] as number)));
    const uncovered = wanted.filter((_, cell) => !now.hidden[cell] && !before.hidden[cell]);
    if (uncovered.length < LEAST_CELLS) break;
    if (rootMeanSquare(uncovered) < VISIBLE) continue;
    return {...stepBetween(before, now, wanted), over};
  }
  return {step: null, error: 1, over: 0};
}

/** Luma of the cells of one frame, in the master and in the take. */
type Compared = Pick<FrameMatch, 'clip' | 'source' | 'similarity'> & {
  seen: Float64Array;
  own: Float64Array;
  /** The contrast of the master as a multiple of that of the take: what the grade does to differences of luma. */
  contrast: number;
  /** Whether graphics are known to cover a cell. */
  hidden: readonly boolean[];
  /** Whether a cell shows footage, and no graphics over it. */
  open: boolean[];
};

function compareFrame(
  frame: number,
  spot: ResolvedSpot,
  picture: FrameMeasures,
  takes: ReadonlyMap<string, FrameMeasures>,
  hiddenAt: HiddenCells,
): Compared | null {
  const {layers, dip} = footageAt(spot.footage, frame);
  const top = layers.at(-1);
  const [shown] = top?.shown ?? [];
  if (!top || !shown || top.opacity < 1 || dip || !shown.clip.src) return null;
  const take = takes.get(shown.clip.src);
  if (!take) return null;
  const cells = cellsOf(shown, spot, picture, take);
  const hidden = hiddenAt(
    frame,
    cells.map(({index}) => index),
  );
  if (hidden.filter((each) => !each).length < LEAST_CELLS) return null;
  const seen = lumaOf(picture, frame, cells);
  const own = sample(take, Math.min(shown.source, take.frames - 1), cells);
  return {
    clip: shown.clip,
    source: shown.source,
    seen,
    own,
    hidden,
    ...compareEdges(cells, seen, own, hidden),
  };
}

/**
 * Compares the differences between neighbouring cells. Unlike the luma itself they are the same under a gradient or a tint over the
 * footage.
 */
function compareEdges(
  cells: readonly Cell[],
  seen: Float64Array,
  own: Float64Array,
  hidden: readonly boolean[],
): Pick<Compared, 'contrast' | 'open' | 'similarity'> {
  const pairs = cells.flatMap(({index}, cell) =>
    cells[cell + 1]?.index === index + 1 && !hidden[cell] && !hidden[cell + 1] ? [cell] : [],
  );
  const across = (luma: Float64Array): Float64Array =>
    Float64Array.from(pairs, (cell) => (luma[cell + 1] as number) - (luma[cell] as number));
  const [seenEdges, ownEdges] = [across(seen), across(own)];
  const strong = Math.max(1, quantile(ownEdges.map(Math.abs), STRONG));
  const compared = [...pairs.keys()].filter((edge) => Math.abs(ownEdges[edge] as number) >= strong);
  const ratios = Float64Array.from(
    compared,
    (edge) => (seenEdges[edge] as number) / (ownEdges[edge] as number),
  );
  const contrast = Math.min(Math.max(quantile(ratios, 0.5), CONTRAST.least), CONTRAST.most);
  const residual = seenEdges.map((edge, at) => Math.abs(edge - contrast * (ownEdges[at] as number)));
  const limit = COVERED * Math.max(1, quantile(residual, 0.5));
  const open = cells.map((_, cell) => !hidden[cell]);
  for (const [edge, cell] of pairs.entries())
    if ((residual[edge] as number) > limit) open[cell] = open[cell + 1] = false;
  const pick = (edges: Float64Array): Float64Array =>
    Float64Array.from(compared, (edge) => edges[edge] as number);
  const similarity = compared.length < LEAST_CELLS ? null : correlation(pick(ownEdges), pick(seenEdges));
  return {contrast, open, similarity};
}

/**
 * The change of the master as a multiple of the change of the take. Least squares come out too low, by a half on fine textures, because the
 * cells of the take are not exactly those of the master. The ratio of the sizes of the two changes (reduced major axis regression) comes
 * out too high where grain or graphics change as well. The step is between the two: of that range, it is the value nearest to 1. Where the
 * changes do not go together, least squares count alone: they give 0 for footage that stands still.
 */
function stepBetween(
  before: Compared,
  now: Compared,
  wanted: Float64Array,
): Pick<FrameMatch, 'step' | 'error'> {
  const found = now.seen.map((value, cell) => value - (before.seen[cell] as number));
  const limit = OUTLIER * Math.max(1, ...wanted.map(Math.abs));
  let product = 0;
  let square = 0;
  let seen = 0;
  const used: number[] = [];
  for (const [cell, change] of found.entries()) {
    if (!now.open[cell] || !before.open[cell] || Math.abs(change) > limit) continue;
    used.push(cell);
    product += change * (wanted[cell] as number);
    square += (wanted[cell] as number) ** 2;
    seen += change ** 2;
  }
  if (square === 0) return {step: null, error: 1};
  const slope = product / square;
  const together = seen === 0 ? 0 : Math.abs(product) / Math.sqrt(square * seen);
  const noise = used.reduce(
    (sum, cell) => sum + ((found[cell] as number) - slope * (wanted[cell] as number)) ** 2,
    0,
  );
  const error = CORRELATED * Math.sqrt(noise / used.length / square);
  if (error > UNSURE) return {step: null, error};
  return {step: together < TOGETHER_FROM ? slope : nearestToOne(slope, slope / together), error};
}

/** The value nearest to 1 in a range of which one end is given first. */
const nearestToOne = (a: number, b: number): number => Math.min(Math.max(1, Math.min(a, b)), Math.max(a, b));

/** A quarter cell of the frame, and the position of its middle in the grid of the take. */
type Cell = {index: number; x: number; y: number};

function cellsOf(
  shown: {clip: Footage; source: number; t: number},
  frame: Size,
  picture: FrameMeasures,
  take: FrameMeasures,
): Cell[] {
  const {box, scale, x, y} = placeClip(shown, frame);
  const columns = 2 * picture.columns;
  const cells: Cell[] = [];
  for (let index = 0; index < columns * 2 * picture.rows; index++) {
    const px = (((index % columns) + 0.5) * frame.width) / columns - box.x;
    const py = ((Math.floor(index / columns) + 0.5) * frame.height) / (2 * picture.rows) - box.y;
    if (px < 0 || py < 0 || px >= box.width || py >= box.height) continue;
    cells.push({
      index,
      x: (((px - x) / scale) * 2 * take.columns) / shown.clip.width - 0.5,
      y: (((py - y) / scale) * 2 * take.rows) / shown.clip.height - 0.5,
    });
  }
  return cells;
}

function lumaOf({luma, columns, rows}: FrameMeasures, frame: number, cells: readonly Cell[]): Float64Array {
  const first = frame * 4 * columns * rows;
  return Float64Array.from(cells, ({index}) => (luma[first + index] as number) / SCALE.luma);
}

/** The luma of a take at the cells, between the middles of its own quarter cells. */
function sample({luma, columns, rows}: FrameMeasures, frame: number, cells: readonly Cell[]): Float64Array {
  const [width, height] = [2 * columns, 2 * rows];
  const first = frame * width * height;
  return Float64Array.from(cells, ({x, y}) => {
    const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
    const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
    const [dx, dy] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - top, 0), 1)];
    const value = (column: number, row: number): number => luma[first + row * width + column] as number;
    const above = value(left, top) * (1 - dx) + value(left + 1, top) * dx;
    const below = value(left, top + 1) * (1 - dx) + value(left + 1, top + 1) * dx;
    return (above * (1 - dy) + below * dy) / SCALE.luma;
  });
}

function quantile(values: Float64Array, part: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const rootMeanSquare = (values: Float64Array): number => Math.sqrt(mean(values.map((value) => value ** 2)));

function deviation(values: Float64Array): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, at) => (value - ma) * ((b[at] as number) - mb)));
  const both = deviation(a) * deviation(b);
  return both === 0 ? 0 : Math.max(0, covariance / both);
}
