import {BT709_TAGS} from './ffmpeg.ts';

/**
 * ffmpeg's output options for the MP4 container of segments and masters: BT.709 tags, a timescale in which every frame
 * lasts a whole number of ticks, and nothing that differs between runs or versions of the muxer.
 */
export const containerFlags = (fps: number): string[] => [
  ...BT709_TAGS,
  '-video_track_timescale',
  String(fps * 1000),
  '-map_metadata',
  '-1',
  '-fflags',
  '+bitexact',
];

/** Writes the index before the frames, so that a player can start while it still loads the file. */
export const FAST_START = ['-movflags', '+faststart'];
