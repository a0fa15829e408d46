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
        'Own: a shorter gap can be a rest in the music; silence that is in the mix too is not a finding',
    },
    missing: {
      value: 30,
      unit: 'dB',
      stricter: 'lower',
      source: 'Own: a viewer hears a thirtieth of the amplitude as a gap, and no encoder causes one',
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
    // `sound-loudness` reports sound that is quieter as a whole. It must not be silent.
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
