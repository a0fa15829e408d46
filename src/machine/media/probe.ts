import {open, stat} from 'node:fs/promises';
import {z} from 'zod';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {ALLOWED, asPath} from './ffmpeg.ts';

/** The facts of a media file from its container. */
export type Media = {
  container: string;
  seconds: number;
  video: Video | null;
  audio: {codec: string; rate: number; channels: number; seconds: number} | null;
};

/** The facts of a video stream. Lengths in pixels and seconds. */
export type Video = {
  codec: string;
  width: number;
  height: number;
  fps: number;
  /** The container's count of frames; null if it has none. */
  frames: number | null;
  seconds: number;
  pixelFormat: string;
  /** Colour tags; null where the file has none. */
  color: {primaries: string | null; transfer: string | null; matrix: string | null; range: string | null};
  /** Whether the frame rate varies. */
  variable: boolean;
};

const Stream = z.object({
  codec_type: z.string(),
  codec_name: z.string().default('unknown'),
  width: z.number().default(0),
  height: z.number().default(0),
  r_frame_rate: z.string().default('0/0'),
  avg_frame_rate: z.string().default('0/0'),
  nb_frames: z.string().optional(),
  duration: z.string().optional(),
  pix_fmt: z.string().default('unknown'),
  color_primaries: z.string().optional(),
  color_transfer: z.string().optional(),
  color_space: z.string().optional(),
  color_range: z.string().optional(),
  sample_rate: z.string().default('0'),
  channels: z.number().default(0),
  disposition: z.object({attached_pic: z.number().default(0)}).prefault({}),
});

const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({format_name: z.string(), duration: z.string().optional()}).optional(),
});

const known = (value: string | undefined): string | null => (value && value !== 'unknown' ? value : null);

/**
 * Reads the facts of a media file from its content; its name is ignored. Errors: `clip-empty`, `clip-playlist`, and
 * `clip-invalid` for a container or codec that is not on the allow-lists.
 */
export async function probe(tools: Tools, file: string): Promise<Media> {
  const head = await readHead(file);
  const args = [
    '-v',
    'error',
    ...ALLOWED,
    '-print_format',
    'json',
    '-show_format',
    '-show_streams',
    asPath(file),
  ];
  const answer = await run(tools.ffprobe, args, {timeout: 60_000})
    .then(({stdout}) => Answer.parse(JSON.parse(stdout.toString('utf8'))))
    .catch((cause: unknown) => {
      throw notMedia(file, 'a whole video or sound file', reasonOf(cause, head), cause);
    });
  const video = answer.streams.find(
    (stream) => stream.codec_type === 'video' && !stream.disposition.attached_pic,
  );
  const audio = answer.streams.find((stream) => stream.codec_type === 'audio');
  const seconds = Number(answer.format?.duration ?? video?.duration ?? audio?.duration ?? 0);
  return {
    container: answer.format?.format_name ?? 'unknown',
    seconds,
    video: video ? toVideo(video, seconds) : null,
    audio: audio
      ? {
          codec: audio.codec_name,
          rate: Number(audio.sample_rate),
          channels: audio.channels,
          seconds: Number(audio.duration ?? seconds),
        }
      : null,
  };
}

/** As `probe`, for a file that has to have video. */
export async function probeVideo(tools: Tools, file: string): Promise<Video> {
  return videoIn(await probe(tools, file), file);
}

/** The video of a file. Errors: `clip-invalid` if it has none or cannot be read, `clip-empty` if it has no frames. */
export function videoIn({video}: Media, file: string): Video {
  if (video?.width === 0)
    throw notMedia(file, 'a whole video', 'video that cannot be read: the file is cut off');
  if (!video) throw notMedia(file, 'a video', 'a file without video');
  if (video.frames === 0 || video.seconds <= 0)
    throw notMedia(file, 'a video with at least one frame', 'no frames', undefined, 'clip-empty');
  return video;
}

function toVideo(stream: z.infer<typeof Stream>, seconds: number): Video {
  const steady = ratio(stream.r_frame_rate);
  const average = ratio(stream.avg_frame_rate);
  return {
    codec: stream.codec_name,
    width: stream.width,
    height: stream.height,
    fps: average || steady,
    frames: stream.nb_frames === undefined ? null : Number(stream.nb_frames),
    seconds: Number(stream.duration ?? seconds),
    pixelFormat: stream.pix_fmt,
    color: {
      primaries: known(stream.color_primaries),
      transfer: known(stream.color_transfer),
      matrix: known(stream.color_space),
      range: known(stream.color_range),
    },
    variable: average > 0 && Math.abs(steady - average) / average > 0.001,
  };
}

const ratio = (text: string): number => {
  const [over = 0, under = 0] = text.split('/').map(Number);
  return under === 0 ? 0 : over / under;
};

/** The first bytes of playlists and scripts, in which ffmpeg would follow references to other files. */
const PLAYLISTS: [RegExp, string][] = [
  [/^\s*#EXTM3U/, 'an HLS playlist'],
  [/^\s*ffconcat/i, 'a concat script'],
  [/^\s*<\?xml|^\s*<(MPD|smil|html|!doctype)/i, 'markup'],
];

/** The first 256 bytes of a file as latin1. Refuses folders, empty files and playlists. */
async function readHead(file: string): Promise<string> {
  const facts = await stat(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  if (facts.isDirectory()) throw notMedia(file, 'a media file', 'a folder');
  if (facts.size === 0) throw notMedia(file, 'a media file', '0 bytes', undefined, 'clip-empty');
  const handle = await open(file, 'r');
  const head = Buffer.alloc(256);
  await handle.read(head, 0, 256, 0);
  await handle.close();
  const text = head.toString('latin1');
  const [, playlist] = PLAYLISTS.find(([pattern]) => pattern.test(text)) ?? [];
  if (playlist) throw notMedia(file, 'a media file', playlist, undefined, 'clip-playlist');
  return text;
}

/** The first box of an MP4 or MOV. */
const MP4 = /^[\s\S]{4}(ftyp|moov|mdat|free|skip|wide|pnot)/;

const reasonOf = (cause: unknown, head: string): string => {
  const words = (cause as {stderr?: string}).stderr ?? '';
  // If ffprobe does not know the content, it goes by the file's extension and then reports a missing part of an MP4.
  const headless = /moov atom not found/i.test(words);
  const foreign = headless ? !MP4.test(head) : /invalid data found/i.test(words);
  if (foreign) return 'a file of another type';
  if (headless || /EOF|truncat/i.test(words)) return 'a file that is cut off: its index is missing';
  if (/not on.*whitelist|whitelist/i.test(words)) return 'a container or codec that is not allowed';
  return (
    words
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^.*?:\s(?=\S+$)/, '') || 'a file of another type'
  );
};

/** The error for a media file that cannot be used. Its code is `clip-invalid` by default. */
export function notMedia(
  file: string,
  expected: string,
  got: string,
  cause?: unknown,
  code = 'clip-invalid',
): TenspotError {
  const problem: Problem = {
    code,
    what: 'this file cannot be used',
    where: {file},
    expected,
    got,
    fix: 'Export it again as MP4 (H.264) or MOV and put it in the same place.',
  };
  return new TenspotError(problem, {cause});
}
