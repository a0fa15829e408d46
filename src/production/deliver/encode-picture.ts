import type {PictureMatch} from '../../spot/findings/match-pictures.ts';
import {type Fault, type Rule, type RuleLimits, runsOf} from '../../spot/findings/rule.ts';

/** Gives the rule the types of its own limits. */
const encodeRule = <const L extends RuleLimits>(
  rule: Rule<readonly PictureMatch[], L>,
): Rule<readonly PictureMatch[], L> => rule;

/**
 * Whether an encode shows frame by frame what its approved master shows. What the check found in the master then holds for the encode:
 * its footage, its graphics and its texts.
 */
export const encodePicture = encodeRule({
  id: 'encode-picture',
  version: 1,
  title: 'The encoded picture differs from that of the approved master.',
  severity: 'error',
  limits: {
    mean: {
      value: 4,
      unit: 'codes of luma',
      stricter: 'lower',
      source: 'Own: encodes of noise with sharp moving edges, at 0.7 Mbit/s, differ by less than 1.6',
    },
    motion: {
      value: 0.5,
      unit: 'codes of luma',
      stricter: 'lower',
      source: 'Own: a smaller change between two frames does not show',
    },
  },
  judge: (matches, {mean, motion}) => {
    const at = (frame: number): PictureMatch => matches[frame] as PictureMatch;
    const isOther = (frame: number): boolean =>
      at(frame).mean > motion && at(frame).nearest.mean < at(frame).mean / 2;
    const isFar = (frame: number): boolean => at(frame).mean > mean;
    return [
      ...runsOf(matches.length, isOther).map(
        (run): Fault => ({
          frames: run,
          expected: `frame ${run.from} of the master`,
          got: `frame ${run.from + at(run.from).nearest.offset} of the master`,
        }),
      ),
      ...runsOf(matches.length, (frame) => isFar(frame) && !isOther(frame)).map(
        (run): Fault => ({
          frames: run,
          expected: `the picture of the master, within ${mean} codes of luma on average`,
          got: `${at(run.from).mean.toFixed(1)} codes`,
        }),
      ),
    ];
  },
});
