import {open, stat} from 'node:fs/promises';
import {z} from 'zod';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/files.ts';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {ALLOWED, asPath} from './ffmpeg.ts';

/** What a media file is, as its container says. */
export type Media = {
  container: string;
  seconds: number;
  video: Video | null;
  audio: {codec: string; rate: number; channels: number; seconds: number} | null;
};

export type Video = {
  codec: string;
  width: number;
  height: number;
  fps: number;
  /** Frames that the container counts; null when it does not say. */
  frames: number | null;
  seconds: number;
  pixelFormat: string;
  /** Null where the file does not say. */
  color: {primaries: string | null; transfer: string | null; matrix: string | null; range: string | null};
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

/** Reads what a file is. It is refused unless it is a container and codec that we know, whatever its name says. */
export async function probe(tools: Tools, file: string): Promise<Media> {
  const head = await refuseTheObvious(file);
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
      throw notMedia(file, 'a whole video or sound file', wordsOf(cause, head), cause);
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

/** As `probe`, for a file that has to have moving pictures. */
export async function probeVideo(tools: Tools, file: string): Promise<Video> {
  return videoIn(await probe(tools, file), file);
}

/** The moving pictures that a file has to have. */
export function videoIn({video}: Media, file: string): Video {
  if (video?.width === 0)
    throw notMedia(file, 'a whole video', 'pictures that cannot be read: it is cut off');
  if (!video) throw notMedia(file, 'a video', 'a file without moving pictures');
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

/** The beginnings of playlists and scripts that media tools would follow to other files. */
const PLAYLISTS: [RegExp, string][] = [
  [/^\s*#EXTM3U/, 'an HLS playlist'],
  [/^\s*ffconcat/i, 'a concat script'],
  [/^\s*<\?xml|^\s*<(MPD|smil|html|!doctype)/i, 'markup'],
];

/** The first bytes of a file that may be media. */
async function refuseTheObvious(file: string): Promise<string> {
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
  const disguise = PLAYLISTS.find(([pattern]) => pattern.test(text));
  if (disguise)
    throw notMedia(file, 'a media file', `${disguise[1]}, whatever its name`, undefined, 'clip-playlist');
  return text;
}

/** The first box of an MP4 or MOV. */
const MP4 = /^[\s\S]{4}(ftyp|moov|mdat|free|skip|wide|pnot)/;

const wordsOf = (cause: unknown, head: string): string => {
  const words = (cause as {stderr?: string}).stderr ?? '';
  // ffprobe goes by the name of a file that it does not know, and then misses what an MP4 would have.
  const headless = /moov atom not found/i.test(words);
  const foreign = headless ? !MP4.test(head) : /invalid data found/i.test(words);
  if (foreign) return 'something else, whatever its name';
  if (headless || /EOF|truncat/i.test(words)) return 'a file that is cut off: its index is missing';
  if (/not on.*whitelist|whitelist/i.test(words)) return 'a container or codec that is not allowed';
  return (
    words
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^.*?:\s(?=\S+$)/, '') || 'something else'
  );
};

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
