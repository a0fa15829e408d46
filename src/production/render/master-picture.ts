import {keyOf} from '../../machine/files/hash.ts';
import type {Stored} from '../../machine/files/hashed-files.ts';
import {frameImage, type VideoFrame} from '../../machine/media/frame-image.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {MasterSegment} from './outcome.ts';

/**
 * `thumb`: half the size of the picture, in pixels. `segments`: the files that the master was joined from; empty where they are not there
 * any more.
 */
type PictureOf = {fps: number; thumb: Size; segments: readonly MasterSegment[]};

/**
 * Stores a small picture of a frame of a master, and returns its file. One that several masters share is decoded once, from the segment that
 * they share.
 */
export async function masterPicture(
  master: VideoFrame,
  {fps, thumb, segments}: PictureOf,
  {store, tools, signal}: MediaContext,
): Promise<Stored> {
  const key = keyOf({shot: master.key, frame: master.frame, thumb, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    async () => {
      const source = frameInSegment(segments, master.frame) ?? master;
      return {src: await frameImage(source, fps, thumb, {store, tools, signal})};
    },
  );
  return src;
}

/** The frame of a segment that a frame of the master shows. Undefined where the segment has no key. */
function frameInSegment(segments: readonly MasterSegment[], frame: number): VideoFrame | undefined {
  let from = 0;
  for (const {file, frames, key} of segments) {
    if (frame < from + frames) return key === null ? undefined : {file, key, frame: frame - from};
    from += frames;
  }
  return undefined;
}
