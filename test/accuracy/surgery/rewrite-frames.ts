import {randomUUID} from 'node:crypto';
import {open, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {encodePictures, ffmpeg, TAGS} from '../footage/ffmpeg.ts';
import {type Part, type Patient, partOf} from './surgery.ts';

/** The encoder as the set engine has it: the only difference to a master is that the defect is in it. */
export const masterEncoder = (fps: number): string[] => [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', '-r', String(fps)],
  ...['-x264-params', `open-gop=0:keyint=${fps * 4}:min-keyint=${fps}:scenecut=0:chromaloc=0`, ...TAGS],
  ...['-video_track_timescale', String(fps * 1000), '-map_metadata', '-1', '-movflags', '+faststart'],
];

/** The decoded frames of a master. */
export type Frames = {
  read: (frame: number) => Promise<Buffer>;
  /** How much the picture changes from the frame before, in codes of luma. */
  motion: (frame: number) => Promise<number>;
};

/** Decodes a master, has every frame of a new one chosen or painted, and encodes it again with the same sound. */
export async function rewriteFrames(
  {source, out, width, height, fps, frames, scratch}: Patient,
  plan: (frames: Frames) => Promise<(frame: number) => Promise<Uint8Array>>,
): Promise<void> {
  const raw = join(scratch, `raw-${randomUUID()}.yuv`);
  const bytes = (width * height * 3) / 2;
  await ffmpeg(['-i', source, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', raw]);
  const handle = await open(raw, 'r');
  try {
    const read = async (frame: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(bytes);
      await handle.read(buffer, 0, bytes, Math.min(frames - 1, Math.max(0, frame)) * bytes);
      return buffer;
    };
    const motion = async (frame: number): Promise<number> => {
      const [a, b] = [await read(frame - 1), await read(frame)];
      let sum = 0;
      let count = 0;
      for (let at = 0; at < width * height; at += 61) {
        sum += Math.abs((a[at] as number) - (b[at] as number));
        count++;
      }
      return sum / count;
    };
    const pictureAt = await plan({read, motion});
    async function* pictures(): AsyncGenerator<Uint8Array> {
      for (let frame = 0; frame < frames; frame++) yield await pictureAt(frame);
    }
    const input = [
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      `${width}x${height}`,
      '-r',
      String(fps),
      '-i',
      '-',
    ];
    await encodePictures(pictures(), [
      ...input,
      '-i',
      source,
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c:a',
      'copy',
      ...masterEncoder(fps),
      out,
    ]);
  } finally {
    await handle.close();
    await rm(raw, {force: true});
  }
}

/**
 * The place in a part of the ad with the most motion among some that are drawn: a defect of time needs motion to be seen. `steps`: the frames, from
 * the place on, that have to differ from the frame before. Footage of a lower rate has each picture several times.
 */
export async function movingPlace(
  {motion}: Frames,
  patient: Patient,
  length: number,
  steps: readonly number[],
  part: Part,
): Promise<number> {
  const {from, frames} = partOf(patient, part);
  const first = from + 4;
  const last = Math.max(first, from + frames - length - 4);
  const places = Array.from({length: 12}, () => patient.chance.whole(first, last));
  let best = {place: first, motion: -1};
  for (const place of places) {
    const changes = await Promise.all(steps.map((step) => motion(place + step)));
    const mean = changes.reduce((sum, each) => sum + each, 0) / changes.length;
    if (mean > best.motion) best = {place, motion: mean};
  }
  return best.place;
}
