import {decodePictures} from '../footage/ffmpeg.ts';
import {movingPlace, rewriteFrames} from './rewrite-frames.ts';
import {type Part, partOf, type Surgery} from './surgery.ts';

/** Repeats one frame for a time. */
export const freezeFor =
  (seconds: number, part: Part = 'hook'): Surgery =>
  async (patient) => {
    const frames = Math.min(Math.round(seconds * patient.fps) + 1, partOf(patient, part).frames - 12);
    let from = 0;
    await rewriteFrames(patient, async (all) => {
      from = await movingPlace(all, patient, frames, [1, frames >> 1, frames - 1], part);
      return (frame) => all.read(frame >= from && frame < from + frames ? from : frame);
    });
    return {from: from + 1, frames: frames - 1};
  };

/** Shows a frame again instead of each of the next ones, as a dropped frame is shown. */
export const duplicate =
  (count: number, part: Part = 'hook'): Surgery =>
  async (patient) => {
    let from = 0;
    await rewriteFrames(patient, async (all) => {
      from = await movingPlace(all, patient, count, [0], part);
      return (frame) => all.read(frame >= from && frame < from + count ? from - 1 : frame);
    });
    return {from, frames: count + 1};
  };

/** Exchanges two frames. */
export const swap =
  (distance: number, part: Part = 'hook'): Surgery =>
  async (patient) => {
    let from = 0;
    await rewriteFrames(patient, async (all) => {
      from = await movingPlace(all, patient, distance + 1, [1], part);
      return (frame) => all.read(frame === from ? from + distance : frame === from + distance ? from : frame);
    });
    return {from, frames: distance + 2};
  };

/** Shows frames of other footage. */
export const foreign =
  (count: number, part: Part = 'hook'): Surgery =>
  async (patient) => {
    const {width, height, fps, chance} = patient;
    const place = partOf(patient, part);
    const from = place.from + chance.whole(6, place.frames - count - 6);
    const cover = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},fps=${fps}`;
    const others: Buffer[] = [];
    for await (const picture of decodePictures(patient.foreign, (width * height * 3) / 2, [
      ...['-ss', '0.5', '-vf', cover, '-frames:v', String(count), '-pix_fmt', 'yuv420p'],
    ]))
      others.push(picture);
    await rewriteFrames(
      patient,
      async ({read}) =>
        async (frame) =>
          others[frame - from] ?? (await read(frame)),
    );
    return {from, frames: count};
  };

/** Black frames; the code of luma is that of black or a little over it. */
export const black =
  (count: number, luma: number, place: 'middle' | 'start' | 'end' | 'offer'): Surgery =>
  async (patient) => {
    const {width, height, frames, chance} = patient;
    const part = partOf(patient, place === 'offer' ? 'offer' : 'hook');
    const middle = part.from + chance.whole(8, Math.max(8, part.frames - count - 8));
    const from = place === 'start' ? 0 : place === 'end' ? frames - count : middle;
    const dark = Buffer.concat([Buffer.alloc(width * height, luma), Buffer.alloc((width * height) / 2, 128)]);
    await rewriteFrames(
      patient,
      async ({read}) =>
        async (frame) =>
          frame >= from && frame < from + count ? dark : read(frame),
    );
    return {from, frames: count};
  };
