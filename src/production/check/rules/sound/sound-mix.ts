import {runsOf} from '../../../../spot/findings/rule.ts';
import {BLOCK, loudest, SILENT} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';
import {framesOf} from './planned-sound.ts';

/** Sound that is not the mix of the spot. */
export const soundMix = masterRule({
  id: 'sound-mix',
  version: 1,
  title: 'The sound is not the mix that the documents ask for.',
  severity: 'error',
  limits: {
    similarity: {
      value: 0.6,
      unit: 'correlation of samples',
      stricter: 'higher',
      source: 'Own: AAC at 96 kbit/s and above reaches 0.97 or more, other music less than 0.3',
    },
    seconds: {
      value: 0.3,
      unit: 's',
      stricter: 'lower',
      source: 'Own: a single block of a tenth of a second may be noise that an encoder does not keep',
    },
  },
  judge({spot, sound}, {similarity, seconds}) {
    if (!sound) return [];
    const levels = loudest(sound);
    const {planned} = sound.match;
    const isOther = (block: number): boolean => {
      const [is, should] = [levels[block] ?? SILENT, planned[block] ?? SILENT];
      const added = should < -60 && is > -45;
      return added || (is > -45 && should > -45 && (sound.match.similarity[block] ?? 1) < similarity);
    };
    return runsOf(planned.length, isOther)
      .filter((run) => run.frames * BLOCK >= seconds - 1e-9)
      .map((run) => ({
        frames: framesOf(run, spot),
        expected: 'the mix of the spot',
        got: `${(run.frames * BLOCK).toFixed(1)} s of other sound`,
        evidence: {seconds: run.from * BLOCK},
      }));
  },
});
