import {runsOf} from '../../../../spot/findings/rule.ts';
import {BLOCK} from '../../../../spot/findings/sound-measures.ts';
import {voiceOverRest} from '../../../../spot/findings/voice-measures.ts';
import {masterRule} from '../../master.ts';
import {framesOf} from './planned-sound.ts';

/** A voice that the music and the sounds drown while it speaks: an error below `least`, a warning below `clear`. */
export const soundVoice = masterRule({
  id: 'sound-voice',
  version: 1,
  title: 'The voice is hard to understand over the rest of the sound.',
  severity: 'error',
  limits: {
    least: {
      value: 4,
      unit: 'LU by which the voice is louder',
      stricter: 'higher',
      source:
        'Technical delivery standards of the UK Digital Production Partnership: a separation of at least 4 LU (from secondary sources; not compared with its text)',
    },
    clear: {
      value: 10,
      unit: 'LU by which the voice is louder',
      stricter: 'higher',
      source:
        'Torcoli, Freke-Morin, Paulus, Simon and Shirley, J. Audio Eng. Soc. 67 (2019), 1003: at least 10 LU over music',
    },
    seconds: {
      value: 0.5,
      unit: 's',
      stricter: 'lower',
      source: 'Own: a syllable under a short sound can still be understood',
    },
  },
  judge({spot, voice}, {least, clear, seconds}) {
    if (!voice) return [];
    const over = voiceOverRest(voice);
    const runsBelow = (limit: number) =>
      runsOf(over.length, (block) => (over[block] ?? limit) < limit).filter(
        (run) => run.frames * BLOCK >= seconds - 1e-9,
      );
    const drowned = runsBelow(least);
    return runsBelow(clear).map((run) => {
      const isDrowned = drowned.some(({from}) => from >= run.from && from < run.from + run.frames);
      const lowest = Math.min(...over.slice(run.from, run.from + run.frames).map((each) => each ?? clear));
      return {
        severity: isDrowned ? ('error' as const) : ('warning' as const),
        frames: framesOf(run, spot),
        expected: `a voice that is at least ${isDrowned ? least : clear} LU louder than the rest of the sound`,
        got: `${lowest.toFixed(1)} LU, for ${(run.frames * BLOCK).toFixed(1)} s`,
        evidence: {seconds: run.from * BLOCK},
      };
    });
  },
});
