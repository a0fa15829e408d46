import {balanceOf} from '../../../../spot/findings/match-sound.ts';
import {type Fault, runsOf} from '../../../../spot/findings/rule.ts';
import {BLOCK, meanLevel, SILENT} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';
import type {MasterSound} from '../../measure/measure-sound.ts';
import {framesOf, isPlannedSilent} from './planned-sound.ts';

/** A channel that is missing or much quieter than in the mix, in the whole sound or a part of it, and channels that are exchanged. */
export const soundChannels = masterRule({
  id: 'sound-channels',
  version: 2,
  title: 'A channel of the sound is missing or too quiet.',
  severity: 'error',
  limits: {
    balance: {
      value: 6,
      unit: 'dB',
      stricter: 'lower',
      source: 'Own: half the amplitude; encoding moves the balance by less than 0.5 dB',
    },
    seconds: {
      value: 0.5,
      unit: 's for which a channel is quieter in a part of the sound',
      stricter: 'lower',
      source: 'Own: a shorter sound may lie across the border of two blocks of a tenth of a second',
    },
  },
  judge({spot, sound}, {balance, seconds}) {
    if (!sound || isPlannedSilent(sound)) return [];
    const levels = sound.levels.map(meanLevel);
    // If all channels are silent, `sound-silent` reports it.
    if (Math.max(...levels) <= SILENT) return [];
    const fault = (frames: Fault['frames'], off: number): Fault => ({
      frames,
      expected: 'left and right balanced as in the mix',
      got: `the ${off < 0 ? 'left' : 'right'} channel is ${Math.abs(off) > MISSING ? 'missing' : `${Math.abs(off).toFixed(1)} dB quieter`}`,
      evidence: {levels, planned: sound.match.balance},
    });
    if (sound.match.exchanged)
      return [{frames: null, expected: 'left and right as in the mix', got: 'left and right are exchanged'}];
    const off = balanceOf(levels) - sound.match.balance;
    const parts = [-1, 1].flatMap((side) => quietParts(sound, {side, balance, seconds}));
    const {length} = sound.match.shifts;
    if (Math.abs(off) > balance && !parts.some(({frames}) => frames < length / 2)) return [fault(null, off)];
    return parts.map((part) => fault(framesOf(part, spot), part.off));
  },
});

/** Decibels from which a quieter channel counts as missing. */
const MISSING = 40;

/** The blocks in which one channel is too quiet: the left one for the side -1. */
function quietParts(
  {match: {shifts}}: MasterSound,
  {side, balance, seconds}: {side: number; balance: number; seconds: number},
) {
  return runsOf(shifts.length, (block) => side * (shifts[block] ?? 0) > balance)
    .filter((run) => run.frames * BLOCK >= seconds - 1e-9)
    .map((run) => {
      const own = shifts.slice(run.from, run.from + run.frames);
      return {...run, off: own.reduce((sum, shift) => sum + shift, 0) / run.frames};
    });
}
