import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Footage that stands still although the take moves. A take that stands still itself is no fault. */
export const pictureFrozen = masterRule({
  id: 'picture-frozen',
  version: 7,
  title: 'The footage is frozen.',
  severity: 'error',
  limits: {
    seconds: {
      value: 0.2,
      unit: 's',
      stricter: 'lower',
      source: 'Own: footage-frame finds shorter runs, frame by frame',
    },
    motion: {
      value: 25,
      unit: '% of the motion of the take',
      stricter: 'higher',
      source: 'Own: encoding and the grade change the motion of a frame by less than a third',
    },
  },
  judge({spot, footage}, {seconds, motion}) {
    return footage.flatMap(({clip, frames}) =>
      runsOf(frames.length, (frame) => 100 * (frames[frame]?.step ?? 1) < motion)
        .filter((run) => run.frames >= seconds * spot.fps)
        .map((run) => ({
          frames: run,
          expected: 'footage that moves like its take',
          got: `the same picture for ${(run.frames / spot.fps).toFixed(2)} s`,
          evidence: {slot: clip.slot},
        })),
    );
  },
});
