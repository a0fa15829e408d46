import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Visible edges of compression blocks. */
export const pictureBlocks = masterRule({
  id: 'picture-blocks',
  version: 1,
  title: 'Compression blocks are visible.',
  severity: 'warning',
  limits: {
    blocking: {
      value: 2.8,
      unit: 'steps at the borders of blocks of 8 x 8, as a multiple of the steps beside them',
      stricter: 'lower',
      source:
        'Own: clips of four cameras in H.264 at quality 18 to 51 reach 2.0; MPEG-4 without deblocking begins at 3.7',
    },
    seconds: {
      value: 0.2,
      unit: 's',
      stricter: 'lower',
      source: 'Own: shorter runs are the first pictures after a cut',
    },
  },
  judge({spot, picture}, {blocking, seconds}) {
    return runsOf(picture.frames, (frame) => (picture.blocking[frame] ?? 1) > blocking)
      .filter((run) => run.frames >= seconds * spot.fps)
      .map((run) => ({
        frames: run,
        expected: `steps at block borders of at most ${blocking} times the steps beside them`,
        got: `${(picture.blocking[run.from] ?? 1).toFixed(1)} times`,
        evidence: {blocking: picture.blocking[run.from]},
      }));
  },
});
