import {masterRule} from '../../master.ts';
import {isPlannedSilent} from './planned-sound.ts';

/** Integrated loudness that differs from the target of the placement. */
export const soundLoudness = masterRule({
  id: 'sound-loudness',
  version: 3,
  title: 'The sound is louder or quieter than the placement asks for.',
  severity: 'error',
  limits: {
    tolerance: {
      value: 1,
      unit: 'LU',
      stricter: 'lower',
      source: 'EBU R 128 (2023): 1.0 LU where 0.5 LU is not achievable',
    },
  },
  judge({placement, sound}, {tolerance}) {
    if (!sound || sound.lufs === null || isPlannedSilent(sound)) return [];
    const {lufs} = placement.loudness;
    if (Math.abs(sound.lufs - lufs) <= tolerance) return [];
    return [
      {
        frames: null,
        expected: `${lufs} LUFS, within ${tolerance} LU (${placement.loudnessSource})`,
        got: `${sound.lufs.toFixed(1)} LUFS`,
        evidence: {lufs: sound.lufs},
        fix: {kind: 'render'},
      },
    ];
  },
});
