import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Frames whose footage is not from the take that the edit names. */
export const footageForeign = masterRule({
  id: 'footage-foreign',
  version: 3,
  title: 'The footage is not the take that the edit names.',
  severity: 'error',
  limits: {
    similarity: {
      value: 0.6,
      unit: 'correlation of luma',
      stricter: 'higher',
      source: 'Own: frames of the samples with their graphics reach 0.8 or more',
    },
  },
  judge({footage}, {similarity}) {
    return footage.flatMap(({clip, frames}) => {
      const isForeign = (frame: number): boolean => (frames[frame]?.similarity ?? 1) < similarity;
      return runsOf(frames.length, isForeign).map((run) => ({
        frames: run,
        expected: `a correlation with the take of ${similarity} or more`,
        got: (frames[run.from]?.similarity ?? 0).toFixed(2),
        evidence: {slot: clip.slot},
      }));
    });
  },
});
