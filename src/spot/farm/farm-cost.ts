import {type FarmPrice, FREE_DISK_MB} from './farm-price.ts';

/** The size of the function that renders. Its name on AWS contains all three. */
export type FarmFunction = {
  /** Memory in MB. AWS gives a function CPU in proportion to it. */
  memoryMb: number;
  /** Disk in MB. */
  diskMb: number;
  /** Seconds after which AWS ends an invocation. */
  timeoutSeconds: number;
};

/** Default: 2048 MB of memory, as in the measurements of `PREDICTION`. */
export const FARM_FUNCTION: FarmFunction = {memoryMb: 2048, diskMb: 2048, timeoutSeconds: 240};

/** One render on Lambda: a range of frames of one size. `parts`: functions that share the frames; default: as `functionsFor` says. */
export type FarmLoad = {frames: number; width: number; height: number; parts?: number};

/**
 * How long functions take, in seconds, before the farm has measured any. Fitted to the billed costs of remotion.dev/docs/lambda/cost-example
 * (4.0.381, 2048 MB). Differs by less than 20 % from the costs of 1 min and 10 min of video. `launch`: the function that starts a render
 * and one that leads it until the parts are joined. `start`: Chrome and the page, in each function. `megapixel`: a million pixels of a frame.
 */
const PREDICTION = {launch: 1, start: 3, megapixel: 0.1, join: 1} as const;

/**
 * Frames that one function renders at most. At 1080x1920 that is about 15 seconds of work for 3 of start: fewer frames would cost more in starts,
 * and more would take longer until the last one is there.
 */
export const FRAMES_PER_FUNCTION = 75;

/** Functions between which the frames of a render are divided. */
export const functionsFor = (frames: number): number => Math.max(1, Math.ceil(frames / FRAMES_PER_FUNCTION));

/** What a render, or several, uses and costs. */
export type FarmUse = {
  /** Renders on Lambda. Remotion's company licence counts them. */
  renders: number;
  /** Invocations of functions. */
  functions: number;
  /** Frames. */
  frames: number;
  /** GB of memory times seconds: the unit in which AWS bills. */
  gbSeconds: number;
  /** US dollars for Lambda: memory, disk and requests. */
  usd: number;
};

/** Predicts the use of one render. */
export function predictRender(
  {frames, width, height, parts = functionsFor(frames)}: FarmLoad,
  {memoryMb, diskMb}: FarmFunction,
  price: FarmPrice,
): FarmUse {
  const frame = (PREDICTION.megapixel * width * height) / 1e6;
  const slowest = PREDICTION.start + Math.ceil(frames / parts) * frame;
  const leader = PREDICTION.start + slowest + PREDICTION.join;
  const seconds = PREDICTION.launch + leader + parts * PREDICTION.start + frames * frame;
  return {renders: 1, functions: parts + 2, frames, ...priced(seconds, parts + 2, {memoryMb, diskMb}, price)};
}

/** The most that one render can cost: every function runs until AWS ends it, and the leader is replaced once to join the parts. */
export function worstRender(frames: number, size: FarmFunction, price: FarmPrice): number {
  const functions = functionsFor(frames) + 3;
  // Remotion starts each part once more where it failed.
  return priced(2 * functions * size.timeoutSeconds, 2 * functions, size, price).usd;
}

function priced(
  seconds: number,
  requests: number,
  {memoryMb, diskMb}: Pick<FarmFunction, 'memoryMb' | 'diskMb'>,
  price: FarmPrice,
): Pick<FarmUse, 'gbSeconds' | 'usd'> {
  const gbSeconds = (seconds * memoryMb) / 1024;
  const disk = (seconds * Math.max(0, diskMb - FREE_DISK_MB)) / 1024;
  return {gbSeconds, usd: gbSeconds * price.memory + disk * price.disk + requests * price.request};
}

/** The use of several renders. */
export const sumUse = (all: readonly FarmUse[]): FarmUse =>
  all.reduce(
    (sum, use) => ({
      renders: sum.renders + use.renders,
      functions: sum.functions + use.functions,
      frames: sum.frames + use.frames,
      gbSeconds: sum.gbSeconds + use.gbSeconds,
      usd: sum.usd + use.usd,
    }),
    {renders: 0, functions: 0, frames: 0, gbSeconds: 0, usd: 0},
  );
