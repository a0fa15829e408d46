import fc from 'fast-check';
import {expect, it} from 'vitest';
import {sampleFrames} from '../../../../src/production/check/burnt/sample-frames.ts';
import type {GraphicsRun} from '../../../../src/spot/findings/shown-elements.ts';
import type {Footage} from '../../../../src/spot/timeline/timeline.ts';

const inspected = {frame: 0, pieces: [], images: [], panels: [], problems: [], broken: false};

/** Runs of these lengths, one after the other. */
function runsOf(lengths: readonly number[]): GraphicsRun[] {
  let from = 0;
  return lengths.map((frames, index) => {
    from += frames;
    return {from: from - frames, frames, state: `state-${index}`, inspected};
  });
}

const clips = (...cuts: number[]) => cuts.map((from) => ({from})) as Footage[];

it('takes the middle of graphics at rest', () => {
  expect(sampleFrames({fps: 30, footage: clips(0)}, runsOf([10]))).toEqual([
    {frame: 5, state: 'state-0', span: {from: 0, frames: 10}},
  ]);
});

it('takes graphics at rest over each clip, and twice in a second', () => {
  const frames = sampleFrames({fps: 30, footage: clips(0, 20)}, runsOf([50])).map(({frame}) => frame);
  expect(frames).toEqual([5, 15, 27, 42]);
});

it('takes what moves four times in a second, and what rests after it by itself', () => {
  const sampled = sampleFrames({fps: 24, footage: clips(0)}, runsOf([...Array<number>(12).fill(1), 3]));
  expect(sampled.map(({frame}) => frame)).toEqual([3, 9, 13]);
  expect(sampled.at(-1)?.state).toBe('state-12');
});

it('stands for every frame once, with a state that the frame has', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 12}),
      fc.array(fc.nat(200)),
      (lengths, cuts) => {
        const runs = runsOf(lengths);
        const sampled = sampleFrames({fps: 25, footage: clips(0, ...cuts)}, runs);
        const covered = sampled.flatMap(({span}) =>
          Array.from({length: span.frames}, (_, at) => span.from + at),
        );
        expect(covered).toEqual(lengths.flatMap((frames) => Array(frames).fill(0)).map((_, frame) => frame));
        for (const {frame, state, span} of sampled) {
          expect(frame).toBeGreaterThanOrEqual(span.from);
          expect(frame).toBeLessThan(span.from + span.frames);
          const run = runs.find((each) => each.state === state);
          expect(frame - (run?.from ?? -1)).toBeLessThan(run?.frames ?? 0);
        }
      },
    ),
  );
});
