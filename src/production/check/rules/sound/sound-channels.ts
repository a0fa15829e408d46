import {balanceOf} from '../../../../spot/findings/match-sound.ts';
import {meanLevel, SILENT} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';
import {isPlannedSilent} from './planned-sound.ts';

/** A channel that is missing or much quieter than in the mix. */
export const soundChannels = masterRule({
  id: 'sound-channels',
  version: 1,
  title: 'A channel of the sound is missing or too quiet.',
  severity: 'error',
  limits: {
    balance: {
      value: 6,
      unit: 'dB',
      stricter: 'lower',
      source: 'Own: half the amplitude; encoding moves the balance by less than 0.5 dB',
    },
  },
  judge({sound}, {balance}) {
    if (!sound || isPlannedSilent(sound)) return [];
    const levels = sound.levels.map(meanLevel);
    const off = balanceOf(levels) - sound.match.balance;
    // If all channels are silent, `sound-silent` reports it.
    if (Math.abs(off) <= balance || Math.max(...levels) <= SILENT) return [];
    return [
      {
        frames: null,
        expected: 'left and right balanced as in the mix',
        got: `the ${off < 0 ? 'left' : 'right'} channel is ${Math.abs(off).toFixed(1)} dB quieter`,
        evidence: {levels, planned: sound.match.balance},
      },
    ];
  },
});
