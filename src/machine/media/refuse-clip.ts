import type {TenspotError} from '../../spot/problem/errors.ts';
import {notMedia} from './media-problem.ts';
import type {ClipSource} from './probe.ts';
import {refuseColours} from './source-colours.ts';

/** Seconds of a clip at most: an hour. A longer one is a mistake, or has a false index. */
const LONGEST = 3600;

/** Frames a second of a clip at least: a frame every two seconds. */
const LEAST_RATE = 0.5;

/** Errors: `clip-invalid` for a clip that is too long, has a damaged index, or colours that cannot be converted. */
export function refuseClip(clip: string, source: ClipSource): void {
  if (source.seconds > LONGEST)
    throw notMedia(
      clip,
      `at most ${LONGEST} s`,
      `${source.seconds.toFixed(0)} s: cut the part out that the shot shows`,
    );
  if (source.fps > 0 && source.fps < LEAST_RATE)
    throw notMedia(
      clip,
      `at least ${LEAST_RATE} frames a second`,
      `${source.fps.toFixed(3)}: its index is damaged`,
    );
  refuseColours(clip, source);
}

/** ffmpeg's output options that end a clip far beyond its stated length: its index may have false timestamps. */
export const clipLimit = ({seconds}: Pick<ClipSource, 'seconds'>): string[] => [
  '-t',
  Math.min(LONGEST, 2 * seconds + 10).toFixed(3),
];

/**
 * Compares what was decoded of a clip with what its container states. `seconds`: the length of the decoded picture; `stderr`: what ffmpeg
 * wrote. Errors: `clip-empty`, `clip-truncated`.
 */
export function refuseTruncated(clip: string, source: ClipSource, seconds: number, stderr: string): void {
  const short = source.seconds - seconds;
  const stated = source.cutOffFrom ?? source.seconds;
  const broken = /partial file|Invalid data|error while decoding|truncat/i.test(stderr);
  if (seconds === 0)
    throw notMedia(
      clip,
      'a video with at least one frame',
      'no frame that can be decoded',
      undefined,
      'clip-empty',
    );
  if (broken || source.cutOffFrom !== null || short > Math.max(0.2, 3 / source.fps)) {
    throw notMedia(
      clip,
      `${stated.toFixed(2)} s of video, the duration in its index`,
      `${seconds.toFixed(2)} s that can be decoded: the file is cut off or damaged`,
      undefined,
      'clip-truncated',
    );
  }
}

/** The error for a clip of which a frame cannot be decoded. `damage`: what the decoder says. */
export const damagedClip = (
  clip: string,
  {cutOffFrom, seconds}: ClipSource,
  damage: string,
  cause: unknown,
): TenspotError =>
  notMedia(
    clip,
    `a video of ${(cutOffFrom ?? seconds).toFixed(2)} s that decodes without an error`,
    `${damage}: the file is cut off or damaged`,
    cause,
    'clip-truncated',
  );
