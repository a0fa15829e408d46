import type {Fix} from '../../../../spot/findings/fix.ts';
import {type FrameMeasures, lumaShare} from '../../../../spot/findings/frame-measures.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {footageAt} from '../../../../spot/timeline/footage-at.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import {type CheckedMaster, masterRule} from '../../master.ts';

/** Black frames that are not part of a dip to a dark colour in the edit. */
export const pictureBlack = masterRule({
  id: 'picture-black',
  version: 1,
  title: 'The picture is black.',
  severity: 'error',
  limits: {
    luma: {
      value: 24,
      unit: 'code of 8 bits',
      stricter: 'higher',
      source: 'ITU-R BT.709: black is 16; 24 allows 3.7 % above it for noise',
    },
    share: {
      value: 98,
      unit: '% of the pixels',
      stricter: 'lower',
      source: 'ffmpeg blackdetect, picture_black_ratio_th',
    },
    frames: {
      value: 2,
      unit: 'frames',
      stricter: 'lower',
      source:
        'Own: an ad of 6 to 30 s has no reason for two black frames; broadcast defaults of 2 s are for programmes',
    },
  },
  judge({spot, picture, takes}, {luma, share, frames}) {
    const isBlack = (frame: number): boolean =>
      lumaShare(picture, frame, 0, luma) * 100 >= share && footageAt(spot.footage, frame).dip === null;
    const edges = (from: number, length: number): boolean => from === 0 || from + length === picture.frames;
    return runsOf(picture.frames, isBlack)
      .filter((run) => run.frames >= frames || edges(run.from, run.frames))
      .map((run) => ({
        frames: run,
        expected: `fewer than ${frames} black frames in a row, and none at the beginning or end`,
        got: run.frames === 1 ? 'a black frame' : `${run.frames} black frames`,
        evidence: {share: Number((lumaShare(picture, run.from, 0, luma) * 100).toFixed(1))},
        ...fixOf(run, spot, takes, (take, frame) => lumaShare(take, frame, 0, luma) * 100 >= share),
      }));
  },
});

/** If a clip begins with black frames of its take, and the take is long enough, the fix starts the clip after them. */
function fixOf(
  run: Span,
  {footage, fps}: CheckedMaster['spot'],
  takes: CheckedMaster['takes'],
  isBlack: (take: FrameMeasures, frame: number) => boolean,
): {fix?: Fix} {
  const clip = footage.find(({from}) => from === run.from);
  const take = clip?.src ? takes.get(clip.src) : undefined;
  if (!clip || !take) return {};
  let black = 0;
  while (clip.in + black < take.frames && isBlack(take, clip.in + black)) black += 1;
  const used = Math.ceil(clip.frames * clip.speed);
  if (black === 0 || clip.in + black + used > clip.length) return {};
  return {fix: {kind: 'start-later', slot: clip.slot, seconds: black / fps}};
}
