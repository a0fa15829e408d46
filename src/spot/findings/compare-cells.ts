import type {ClipCell} from './clip-cells.ts';
import {expectedLikeness} from './expected-likeness.ts';
import {correlation, quantile, rootMeanSquare} from './statistics.ts';

/** How the footage of one frame of a master compares with the frame of the take that the edit names. */
export type FrameMatch = {
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
  /** The similarity that footage of this take reaches although an encoder takes its grain away, 0 to 1. */
  expected: number;
};

/** Fewer cells of a clip are not compared. */
export const LEAST_CELLS = 40;
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
/** The change of the master, as a part of the change of the take, from which footage does not stand still. */
const ALIASED = 0.5;
/** A correlation of the change of neighbouring cells of the take below which the change is grain, and no motion. */
const GRAINY = 0.15;
/** Steps of grain that say nothing: an encoder leaves a part of it. A frame that is shown again has a step below, and a right one a step above. */
const WEAKENED = {from: 0.05, to: 0.5};
/** How far a step may be from 1 before it is confirmed. */
const DOUBTFUL = 0.3;
/** Motion of a take (root mean square of its change, in codes of luma) below which an encoder may leave it out. */
const VISIBLE = 1;
/** Frames over which a step is measured at most. An encoder shows slower changes late: at the next key frame. */
const LONGEST = 6;
/** The frames before and after a frame that its step depends on, at most. */
export const STEP_REACH = {before: LONGEST, after: 1};
/** The part of the edges of a take that is not compared, because they are weak. */
const STRONG = 0.8;
/** Weaker edges may be the grain of the take, which an encoder takes away, in codes of luma. */
const GRAIN = 3;
/** What a grade does to the contrast at most. */
const CONTRAST = {least: 0.2, most: 4};

/** Luma of the cells of one frame, in the master and in the take. */
export type ComparedCells = Pick<FrameMatch, 'source' | 'similarity' | 'expected'> & {
  seen: Float64Array;
  own: Float64Array;
  /** The contrast of the master as a multiple of that of the take: what the grade does to differences of luma. */
  contrast: number;
  /** Whether graphics are known to cover a cell. */
  hidden: readonly boolean[];
  /** Whether cells may be under translucent graphics, which lower the contrast of a part of the footage. */
  shaded: boolean;
  /** Whether a cell shows footage, and no graphics over it. */
  open: boolean[];
  /** Cells whose right neighbour is the next cell. */
  pairs: readonly number[];
};

/** How far the footage of a frame went on since the frames before it. */
export function stepTo(
  compared: readonly (ComparedCells | null)[],
  frame: number,
  now: ComparedCells,
): Pick<FrameMatch, 'step' | 'over' | 'error'> {
  for (let over = 1; over <= Math.min(LONGEST, frame); over++) {
    const before = compared[frame - over];
    if (!before) break;
    const wanted = now.own.map((value, cell) => now.contrast * (value - (before.own[cell] as number)));
    const uncovered = wanted.filter((_, cell) => !now.hidden[cell] && !before.hidden[cell]);
    if (uncovered.length < LEAST_CELLS) break;
    if (rootMeanSquare(uncovered) < VISIBLE) continue;
    // Over several frames, a flat picture with a few slow edges changes as much, but perhaps only at cells that are not compared.
    const used = over === 1 ? uncovered : wanted.filter((_, cell) => now.open[cell] && before.open[cell]);
    if (used.length < LEAST_CELLS || rootMeanSquare(used) < VISIBLE) continue;
    const found = stepBetween(before, now, wanted);
    // A grade that is no straight line changes the sizes of changes; it does not make a frame look like another one.
    const isGrade = isOff(found.step) && isNamedFrame(compared, frame) && isNamedFrame(compared, frame - 1);
    const isShade = isUnderShade(found.step, now, compared[frame + 1]);
    return {...found, step: isGrade || isShade ? null : found.step, over};
  }
  return {step: null, error: 1, over: 0};
}

/** Whether a step needs to be confirmed by the frames themselves. */
const isOff = (step: number | null): boolean => step !== null && Math.abs(step - 1) > DOUBTFUL;

/**
 * Whether a step looks too far only because a shade over other parts of the footage lowers the contrast that was expected. Footage that went
 * too far is like the frame after the one that the edit names.
 */
function isUnderShade(
  step: number | null,
  now: ComparedCells,
  after: ComparedCells | null | undefined,
): boolean {
  if (!now.shaded || step === null || step <= 1 || step * now.contrast > 1) return false;
  return !after || likeness(now, after) <= likeness(now, now);
}

/** Whether a frame is more like the frame of the take that the edit names than like the ones before and after it. */
function isNamedFrame(compared: readonly (ComparedCells | null)[], frame: number): boolean {
  const now = compared[frame];
  if (!now) return false;
  const beside = [compared[frame - 1], compared[frame + 1]].filter((other) => other != null);
  return beside.length > 0 && beside.every((other) => likeness(now, now) > likeness(now, other));
}

/**
 * How alike a frame of the master and the take of another frame are: the correlation of the differences between neighbouring cells, which
 * stay the same under a shade that fades over the footage.
 */
function likeness(now: ComparedCells, other: ComparedCells): number {
  const isHidden = (cell: number): boolean => now.hidden[cell] === true || other.hidden[cell] === true;
  const open = now.pairs.filter((cell) => !isHidden(cell) && !isHidden(cell + 1));
  const edges = (values: Float64Array): Float64Array =>
    Float64Array.from(open, (cell) => (values[cell + 1] as number) - (values[cell] as number));
  return correlation(edges(now.seen), edges(other.own));
}

/**
 * Compares the differences between neighbouring cells. Unlike the luma itself they are the same under a gradient or a tint over the
 * footage. `beside`: the frame of the take next to `own`, if it has one. `coarse`: `own` at half the resolution.
 */
export function compareEdges(
  cells: readonly ClipCell[],
  seen: Float64Array,
  own: Float64Array,
  hidden: readonly boolean[],
  {beside = null, coarse = null}: {beside?: Float64Array | null; coarse?: Float64Array | null} = {},
): Pick<ComparedCells, 'contrast' | 'open' | 'similarity' | 'expected' | 'pairs'> {
  const all = cells.flatMap(({index, y}, cell) => {
    const next = cells[cell + 1];
    return next?.index === index + 1 && next.y === y ? [cell] : [];
  });
  const pairs = all.filter((cell) => !hidden[cell] && !hidden[cell + 1]);
  const across = (luma: Float64Array): Float64Array =>
    Float64Array.from(pairs, (cell) => (luma[cell + 1] as number) - (luma[cell] as number));
  const [seenEdges, ownEdges] = [across(seen), across(own)];
  const strong = Math.max(GRAIN, quantile(ownEdges.map(Math.abs), STRONG));
  const compared = [...pairs.keys()].filter((edge) => Math.abs(ownEdges[edge] as number) >= strong);
  const contrast = Math.min(Math.max(slopeOf(seenEdges, ownEdges, compared), CONTRAST.least), CONTRAST.most);
  const residual = seenEdges.map((edge, at) => Math.abs(edge - contrast * (ownEdges[at] as number)));
  const limit = COVERED * Math.max(1, quantile(residual, 0.5));
  const open = cells.map((_, cell) => !hidden[cell]);
  for (const [edge, cell] of pairs.entries())
    if ((residual[edge] as number) > limit) open[cell] = open[cell + 1] = false;
  const pick = (edges: Float64Array): Float64Array =>
    Float64Array.from(compared, (edge) => edges[edge] as number);
  const similarity = compared.length < LEAST_CELLS ? null : correlation(pick(ownEdges), pick(seenEdges));
  const expected = expectedLikeness({
    all: ownEdges,
    strong: pick(ownEdges),
    beside: beside && pick(across(beside)),
    coarse: coarse && pick(across(coarse)),
  });
  return {contrast, open, similarity, expected, pairs: all};
}

/**
 * The slope through the origin with the least sum of absolute errors: the median of the ratios, weighted by the size of the edges. In a
 * picture with few edges, most of the compared ones are noise, and their ratios say nothing.
 */
function slopeOf(seen: Float64Array, own: Float64Array, compared: readonly number[]): number {
  const ratios = compared
    .map((edge) => ({
      ratio: (seen[edge] as number) / (own[edge] as number),
      weight: Math.abs(own[edge] as number),
    }))
    .sort((a, b) => a.ratio - b.ratio);
  const half = ratios.reduce((sum, {weight}) => sum + weight, 0) / 2;
  let sum = 0;
  for (const {ratio, weight} of ratios) {
    sum += weight;
    if (sum >= half) return ratio;
  }
  return 1;
}

/**
 * The change of the master as a multiple of the change of the take. Least squares come out too low, by a half on fine textures, because the
 * cells of the take are not exactly those of the master. The ratio of the sizes of the two changes (reduced major axis regression) comes
 * out too high where grain or graphics change as well. The step is between the two: of that range, it is the value nearest to 1. Where the
 * changes do not go together, least squares count alone: they give 0 for footage that stands still.
 */
function stepBetween(
  before: ComparedCells,
  now: ComparedCells,
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
  if (slope > WEAKENED.from && slope < WEAKENED.to && Math.abs(smoothness(wanted, used, now.pairs)) < GRAINY)
    return {step: null, error};
  // Both change as much, and not in the same way: a texture that is finer than the cells. It says nothing about the step.
  if (together < TOGETHER_FROM && seen > ALIASED ** 2 * square) return {step: null, error};
  return {step: together < TOGETHER_FROM ? slope : nearestToOne(slope, slope / together), error};
}

/** The correlation of a change with that of the next cell, in cells that are used, -1 to 1: fine stripes that move have one below 0. */
function smoothness(change: Float64Array, used: readonly number[], pairs: readonly number[]): number {
  const among = new Set(used);
  const both = pairs.filter((cell) => among.has(cell) && among.has(cell + 1));
  const pick = (by: number): Float64Array => Float64Array.from(both, (cell) => change[cell + by] as number);
  const [own, next] = [pick(0), pick(1)];
  const product = own.reduce((sum, value, at) => sum + value * (next[at] as number), 0);
  return product / (rootMeanSquare(own) * rootMeanSquare(next) * both.length || 1);
}

/** The value nearest to 1 in a range of which one end is given first. */
const nearestToOne = (a: number, b: number): number => Math.min(Math.max(1, Math.min(a, b)), Math.max(a, b));
