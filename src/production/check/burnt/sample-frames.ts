import type {GraphicsRun} from '../../../spot/findings/shown-elements.ts';
import type {Span} from '../../../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';

/** A frame that is compared, the graphics state that it shows, and the frames for which it stands. */
export type SampledFrame = {frame: number; state: string; span: Span};

/** Graphics that stay for this many frames are at rest. */
const AT_REST = 3;

/** Seconds between the samples, at most: of graphics at rest, and of graphics that move. */
const EVERY = {rest: 0.5, move: 0.25};

/**
 * The frames of a spot that are compared: one at least of all graphics at rest over each clip, and several in a second of what moves.
 * Each is in the middle of the frames for which it stands.
 */
export function sampleFrames(
  {fps, footage}: Pick<ResolvedSpot, 'fps' | 'footage'>,
  runs: readonly GraphicsRun[],
): SampledFrame[] {
  const cuts = new Set(footage.map(({from}) => from));
  return stretchesOf(runs, cuts).flatMap(({from, frames, rests}) => {
    const count = Math.ceil(frames / (fps * (rests ? EVERY.rest : EVERY.move)));
    return Array.from({length: count}, (_, at): SampledFrame => {
      const first = from + Math.floor((at * frames) / count);
      const end = from + Math.floor(((at + 1) * frames) / count);
      const frame = first + Math.floor((end - first) / 2);
      const run = runs.find((each) => frame < each.from + each.frames) as GraphicsRun;
      return {frame, state: run.state, span: {from: first, frames: end - first}};
    });
  });
}

/** Frames at rest, or frames that move, without a cut between them. */
function stretchesOf(runs: readonly GraphicsRun[], cuts: ReadonlySet<number>): (Span & {rests: boolean})[] {
  const stretches: (Span & {rests: boolean})[] = [];
  for (const run of runs) {
    const rests = run.frames >= AT_REST;
    for (let frame = run.from; frame < run.from + run.frames; frame++) {
      const last = stretches.at(-1);
      const goesOn = last && last.rests === rests && !cuts.has(frame) && !(rests && frame === run.from);
      if (goesOn) last.frames += 1;
      else stretches.push({from: frame, frames: 1, rests});
    }
  }
  return stretches;
}
