import {blackBars} from '../../../../spot/findings/black-bars.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {endAsked} from '../../../../spot/timeline/pace.ts';
import {masterRule} from '../../master.ts';

/** Black bars on two opposite sides of a take, in all of the part that the spot shows. */
export const pictureLetterbox = masterRule({
  id: 'picture-letterbox',
  version: 2,
  title: 'The take has black bars.',
  severity: 'error',
  limits: {
    luma: {
      value: 24,
      unit: 'code of 8 bits',
      stricter: 'higher',
      source: 'ITU-R BT.709: black is 16; 24 allows 3.7 % above it for noise',
    },
    share: {
      value: 3,
      unit: '% of the height or width',
      stricter: 'lower',
      source: 'Own: two rows of the measured cells; the overscan of the framing cuts off thinner lines',
    },
  },
  judge({spot, takes}, {luma, share}) {
    return spot.footage.flatMap((clip): Fault[] => {
      const take = clip.src === null ? undefined : takes.get(clip.src);
      if (!take) return [];
      const bars = blackBars(take, {from: clip.in, frames: endAsked(clip, clip.frames) - clip.in}, luma);
      const wide = [
        {sides: 'top and bottom', least: Math.min(bars.top, bars.bottom)},
        {sides: 'left and right', least: Math.min(bars.left, bars.right)},
      ].filter(({least}) => 100 * least >= share);
      return wide.map(({sides, least}) => ({
        frames: {from: clip.from, frames: clip.frames},
        expected: 'a picture that fills the frame of the take',
        got: `black bars at ${sides}, ${Math.round(100 * least)} % each`,
        evidence: {slot: clip.slot, ...bars},
      }));
    });
  },
});
