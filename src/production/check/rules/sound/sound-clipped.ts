import type {Fault} from '../../../../spot/findings/rule.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {BLOCK} from '../../../../spot/findings/sound-measures.ts';
import {masterRule} from '../../master.ts';
import {framesOf} from './planned-sound.ts';

/** Sound with clipped peaks: at full scale, or below it where the peaks of the mix are higher. */
export const soundClipped = masterRule({
  id: 'sound-clipped',
  version: 1,
  title: 'The sound is clipped.',
  severity: 'error',
  limits: {
    samples: {
      value: 3,
      unit: 'samples at full scale in a row',
      stricter: 'lower',
      source:
        'Own: overload meters count this; an undistorted wave below 8 kHz does not stay at full scale so long',
    },
    cut: {
      value: 1.5,
      unit: 'dB by which the peaks are lower than those of the mix',
      stricter: 'lower',
      source: 'Own: AAC at 128 kbit/s and above changes the highest peaks by less than 0.5 dB',
    },
  },
  judge({spot, sound}, {samples, cut}) {
    if (!sound) return [];
    const clips = sound.clips.filter((clip) => clip.samples >= samples);
    const blocks = new Set(clips.map(({seconds}) => Math.floor(seconds / BLOCK)));
    const clipped = runsOf(sound.correlation.length, (block) => blocks.has(block)).map(
      (run): Fault => ({
        frames: framesOf(run, spot),
        expected: `fewer than ${samples} samples in a row at full scale`,
        got: `${clips.filter(({seconds}) => isIn(seconds, run)).length} clipped peaks`,
        evidence: {seconds: run.from * BLOCK},
      }),
    );
    if (clipped.length > 0 || sound.match.cut < cut) return clipped;
    return [
      {
        frames: null,
        expected: 'peaks as high as those of the mix',
        got: `peaks that are clipped ${sound.match.cut.toFixed(1)} dB below them`,
        evidence: {cut: sound.match.cut},
      },
    ];
  },
});

const isIn = (seconds: number, run: {from: number; frames: number}): boolean => {
  const block = Math.floor(seconds / BLOCK);
  return block >= run.from && block < run.from + run.frames;
};
