import type {Fix} from '../../../../spot/findings/fix.ts';
import {lumaShare, type TakeMeasures} from '../../../../spot/findings/frame-measures.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {dissolveTail, footageAt} from '../../../../spot/timeline/footage-at.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import {constantSpeed, endAsked, lengthShown} from '../../../../spot/timeline/pace.ts';
import {type CheckedMaster, masterRule} from '../../master.ts';

/**
 * Black frames that the edit and the graphics do not ask for: not part of a dip, of a slot without footage or of a black area over all of the
 * frame. Where the take itself is black, they are a warning.
 */
export const pictureBlack = masterRule({
  id: 'picture-black',
  version: 3,
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
  judge({spot, picture, takes, covered}, {luma, share, frames}) {
    const isBlack = (measures: TakeMeasures, frame: number): boolean =>
      lumaShare(measures, frame, 0, luma) * 100 >= share;
    const isMeant = (frame: number): boolean => {
      const {layers, dip} = footageAt(spot.footage, frame);
      const graphics = covered.find(({from, frames: length}) => frame >= from && frame < from + length);
      return dip !== null || layers.length === 0 || graphics?.black === true;
    };
    const isTake = (frame: number): boolean => {
      const shown = footageAt(spot.footage, frame).layers.flatMap((layer) => layer.shown);
      return shown.every(({clip, source}) => {
        const take = clip.src === null ? undefined : takes.get(clip.src);
        return take !== undefined && isBlack(take, Math.min(source, take.frames - 1));
      });
    };
    const edges = (from: number, length: number): boolean => from === 0 || from + length === picture.frames;
    return runsOf(picture.frames, (frame) => isBlack(picture, frame) && !isMeant(frame))
      .filter((run) => run.frames >= frames || edges(run.from, run.frames))
      .map((run) => {
        const inTake = Array.from({length: run.frames}, (_, at) => isTake(run.from + at)).every(Boolean);
        return {
          severity: inTake ? ('warning' as const) : ('error' as const),
          frames: run,
          expected: `fewer than ${frames} black frames in a row, and none at the beginning or end`,
          got: `${run.frames === 1 ? 'a black frame' : `${run.frames} black frames`}${inTake ? ', as in the take' : ''}`,
          evidence: {share: Number((lumaShare(picture, run.from, 0, luma) * 100).toFixed(1))},
          ...fixOf(run, spot, takes, isBlack),
        };
      });
  },
});

/** If a clip begins with black frames of its take, and the take is long enough, the fix starts the clip after them. */
function fixOf(
  run: Span,
  {footage, fps}: CheckedMaster['spot'],
  takes: CheckedMaster['takes'],
  isBlack: (take: TakeMeasures, frame: number) => boolean,
): {fix?: Fix} {
  const clip = footage.find(({from}) => from === run.from);
  const take = clip?.src ? takes.get(clip.src) : undefined;
  // With a ramp or a freeze, a later start shows other frames at other times: a person has to decide.
  if (!clip || !take || constantSpeed(clip) === null) return {};
  let black = 0;
  while (clip.in + black < take.frames && isBlack(take, clip.in + black)) black += 1;
  const end = endAsked({...clip, in: clip.in + black}, clip.frames + dissolveTail(clip, footage));
  if (black === 0 || end > lengthShown(clip)) return {};
  return {fix: {kind: 'start-later', slot: clip.slot, seconds: black / fps}};
}
