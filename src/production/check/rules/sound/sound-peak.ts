import {masterRule} from '../../master.ts';

/** A true peak above the limit of the placement. */
export const soundPeak = masterRule({
  id: 'sound-peak',
  version: 3,
  title: 'The peaks of the sound are too high.',
  severity: 'error',
  limits: {
    tolerance: {
      value: 0.2,
      unit: 'dB',
      stricter: 'lower',
      source: 'EBU Tech 3341 (2023): a true-peak meter may read 0.2 dB too high',
    },
  },
  judge({placement, sound}, {tolerance}) {
    const {peak} = placement.loudness;
    if (!sound || sound.peak === null || sound.peak <= peak + tolerance) return [];
    return [
      {
        frames: null,
        expected: `a true peak of ${peak} dBTP or less (${placement.loudnessSource})`,
        got: `${sound.peak.toFixed(1)} dBTP`,
        evidence: {peak: sound.peak},
        fix: {kind: 'render'},
      },
    ];
  },
});
