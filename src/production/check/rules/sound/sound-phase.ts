import {loudest} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';

/** Left and right in opposite phase: on a phone with one speaker they cancel out. */
export const soundPhase = masterRule({
  id: 'sound-phase',
  version: 1,
  title: 'Left and right cancel out on a single speaker.',
  severity: 'error',
  limits: {
    correlation: {
      value: -0.3,
      unit: 'correlation of left and right',
      stricter: 'higher',
      source: 'Own: below -0.3 the sum of both is 4.6 dB quieter than it would be without correlation',
    },
  },
  judge({sound}, {correlation: least}) {
    if (!sound) return [];
    const levels = loudest(sound);
    const power = levels.map((level) => 10 ** (level / 10));
    const total = power.reduce((sum, value) => sum + value, 0);
    const mean =
      sound.correlation.reduce((sum, value, block) => sum + value * (power[block] ?? 0), 0) / total;
    if (!(total > 1e-6) || mean >= least) return [];
    return [
      {
        frames: null,
        expected: `a correlation of left and right of ${least} or more`,
        got: mean.toFixed(2),
        evidence: {correlation: mean},
      },
    ];
  },
});
