import type {Fault} from '../../../../spot/findings/rule.ts';
import {footageAt} from '../../../../spot/timeline/footage-at.ts';
import {type BurntFrame, burntRule} from '../../burnt/burnt.ts';

/** Footage that differs from the graded take in most compared frames of a clip: a master of an older look or grade, or of another take. */
export const burntLook = burntRule({
  id: 'burnt-look',
  version: 1,
  title: 'The footage does not look as it is graded in the documents.',
  severity: 'error',
  limits: {
    difference: {
      value: 4,
      unit: 'delta-E 2000 that nine in ten blocks without graphics stay below',
      stricter: 'lower',
      source:
        'Own: 0 to 1 in masters of the samples; the looks of the samples differ from one another by 6 or more',
    },
    share: {
      value: 50,
      unit: '% of the compared frames of a clip',
      stricter: 'lower',
      source: 'Own: frames at the wrong time differ too, and are few',
    },
    frames: {
      value: 2,
      unit: 'compared frames of a clip, below which it is not judged',
      stricter: 'lower',
      source: 'Own: a second, at two frames a second',
    },
  },
  judge({spot, frames}, {difference, share, frames: least}) {
    const slotOf = ({frame}: BurntFrame): string | undefined => {
      const {layers, dip} = footageAt(spot.footage, frame);
      return layers.length === 1 && !dip ? layers[0]?.slot : undefined;
    };
    const clips = Map.groupBy(
      frames.filter(({comparison}) => comparison.footage !== null),
      slotOf,
    );
    return [...clips].flatMap(([slot, all]): Fault[] => {
      const clip = spot.footage.find((each) => each.slot === slot);
      const other = all.filter(({comparison}) => (comparison.footage ?? 0) > difference);
      const [worst] = other.toSorted((a, b) => (b.comparison.footage ?? 0) - (a.comparison.footage ?? 0));
      if (!clip || !worst || all.length < least || 100 * other.length < share * all.length) return [];
      return [
        {
          frames: {from: clip.from, frames: clip.frames},
          expected: 'the footage as the edit grades it',
          got: `a difference of delta-E ${(worst.comparison.footage ?? 0).toFixed(1)}, in ${other.length} of ${all.length} compared frames`,
          evidence: {slot, frame: worst.frame, difference: worst.comparison.footage},
          fix: {kind: 'render'},
        },
      ];
    });
  },
});
