import {runsOf} from '../../../../spot/findings/rule.ts';
import {BLOCK, loudest, SILENT} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';
import {framesOf, isPlannedSilent} from './planned-sound.ts';

/** Silence where the mix has sound. */
export const soundSilent = masterRule({
  id: 'sound-silent',
  version: 1,
  title: 'The sound is silent where the mix is not.',
  severity: 'error',
  limits: {
    seconds: {
      value: 0.3,
      unit: 's',
      stricter: 'lower',
      source:
        'Own: a shorter gap is a rest of the music; the mix is compared with, so it is not found by this',
    },
    missing: {
      value: 30,
      unit: 'dB',
      stricter: 'lower',
      source: 'Own: a thirtieth of the amplitude is heard as a hole, and no encoder does it',
    },
  },
  judge({spot, file, sound}, {seconds, missing}) {
    if (!sound)
      return file.audio.length === 0
        ? []
        : [{frames: null, expected: 'sound that can be decoded', got: 'sound that cannot be decoded'}];
    if (isPlannedSilent(sound)) return [];
    const levels = loudest(sound);
    const {planned, gain} = sound.match;
    // The whole may be quieter, which is for the rule of loudness; but not silent.
    const offset = Math.max(gain, -missing);
    const isHole = (block: number): boolean =>
      (planned[block] ?? SILENT) > -50 &&
      (levels[block] ?? SILENT) < (planned[block] ?? SILENT) + offset - missing;
    return runsOf(planned.length, isHole)
      .filter((run) => run.frames * BLOCK >= seconds - 1e-9)
      .map((run) => ({
        frames: framesOf(run, spot),
        expected: 'the sound of the mix',
        got: `${(run.frames * BLOCK).toFixed(1)} s of silence`,
        evidence: {seconds: run.from * BLOCK},
      }));
  },
});
