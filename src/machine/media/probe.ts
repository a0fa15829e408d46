import {z} from 'zod';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {asPath, TO_PROBE} from './ffmpeg.ts';
import {notMedia, readHead, reasonOf} from './media-problem.ts';
import {type PacketSpan, spansOf} from './packet-spans.ts';

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

/** What conforming has to know about the video of a file beside its facts. */
type VideoSource = {
  /** As ffprobe names it: `mov,mp4,m4a,...`. */
  container: string;
  /** The index of the stream in the file, and how many other video streams it has. */
  stream: number;
  others: number;
  hasAlpha: boolean;
  interlaced: boolean;
  /** Seconds from the start of the file to the first picture; more than 0 where sound starts earlier. */
  late: number;
  /** Seconds that the container states, where no stream goes on for so long; else null. */
  cutOffFrom: number | null;
  /** The profile of Dolby Vision, such as 5, of a picture that only players of Dolby Vision show in its colours; else null. */
  dolbyVision: number | null;
};

/** A video of a file from outside. */
export type ClipSource = Video & VideoSource;

const Stream = z.object({
  index: z.number(),
  codec_type: z.string(),
  codec_name: z.string().default('unknown'),
  width: z.number().default(0),
  height: z.number().default(0),
  r_frame_rate: z.string().default('0/0'),
  avg_frame_rate: z.string().default('0/0'),
  nb_frames: z.string().optional(),
  start_time: z.string().optional(),
  duration: z.string().optional(),
  pix_fmt: z.string().default('unknown'),
  field_order: z.string().default('unknown'),
  color_primaries: z.string().optional(),
  color_transfer: z.string().optional(),
  color_space: z.string().optional(),
  color_range: z.string().optional(),
  sample_rate: z.string().default('0'),
  channels: z.number().default(0),
  tags: z.object({alpha_mode: z.string().optional()}).prefault({}),
  disposition: z.object({attached_pic: z.number().default(0)}).prefault({}),
  side_data_list: z
    .array(
      z.object({dv_profile: z.number().optional(), dv_bl_signal_compatibility_id: z.number().default(0)}),
    )
    .default([]),
});
type Stream = z.infer<typeof Stream>;

const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z
    .object({
      format_name: z.string(),
      duration: z.string().optional(),
      start_time: z.string().optional(),
    })
    .optional(),
});

/** Names for tags that a file leaves out, or has with a number that the standard reserves. */
const UNKNOWN = ['unknown', 'unspecified', 'reserved'];
const known = (value: string | undefined): string | null =>
  value && !UNKNOWN.includes(value) ? value : null;

/**
 * Reads the facts of a media file from its content; its name is ignored. `soundTracks`: how many it has. Errors: `clip-empty`, `clip-playlist`,
 * `file-lfs-pointer`, and `clip-invalid` for a container or codec that is not on the allow-lists.
 */
export async function probe(
  tools: Tools,
  file: string,
): Promise<Media & {source: VideoSource | null; soundTracks: number}> {
  const head = await readHead(file);
  const args = [
    '-v',
    'error',
    ...TO_PROBE,
    '-print_format',
    'json',
    '-show_format',
    '-show_streams',
    asPath(file),
  ];
  const {streams, format} = await run(tools.ffprobe, args, {timeout: 60_000})
    .then(({stdout}) => Answer.parse(JSON.parse(stdout.toString('utf8'))))
    .catch((cause: unknown) => {
      throw notMedia(file, 'a whole video or sound file', reasonOf(cause, head, file), cause);
    });
  const videos = streams.filter(
    ({codec_type: type, disposition}) => type === 'video' && !disposition.attached_pic,
  );
  const [video] = videos;
  const sounds = streams.filter(({codec_type: type}) => type === 'audio');
  const [audio] = sounds;
  const stated = format?.duration === undefined ? undefined : Number(format.duration);
  const needsSpans = video ? video.duration === undefined : audio && (audio.duration ?? stated) === undefined;
  const spans = needsSpans ? await spansOf(tools, file) : undefined;
  const lengthOf = (stream: Stream | undefined): number | undefined =>
    stream && (stream.duration === undefined ? spans?.get(stream.index)?.seconds : Number(stream.duration));
  const seconds = stated ?? lengthOf(video) ?? lengthOf(audio) ?? 0;
  return {
    container: format?.format_name ?? 'unknown',
    seconds,
    video: video ? toVideo(video, lengthOf(video) ?? seconds) : null,
    source: video
      ? {
          container: format?.format_name ?? 'unknown',
          stream: video.index,
          others: videos.length - 1,
          hasAlpha: ALPHA.test(video.pix_fmt) || video.tags.alpha_mode === '1',
          interlaced: INTERLACED.test(video.field_order),
          late: Math.max(0, Number(video.start_time ?? 0) - Number(format?.start_time ?? 0)) || 0,
          cutOffFrom: cutOffFrom(stated, spans),
          dolbyVision: dolbyVisionOnly(video),
        }
      : null,
    soundTracks: sounds.length,
    audio: audio
      ? {
          codec: audio.codec_name,
          rate: Number(audio.sample_rate),
          channels: audio.channels,
          seconds: lengthOf(audio) ?? seconds,
        }
      : null,
  };
}

/** ffmpeg's pixel formats with an alpha channel. The decoder of VP8 and VP9 leaves it out: a tag of the stream says it. */
const ALPHA = /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/;

/** ffprobe's names of field orders: which field is coded first, and which is shown first. */
const INTERLACED = /^(tt|bb|tb|bt)$/;

/**
 * Profiles of Dolby Vision whose picture may be in IPT, a colour space of its own, which no colour tag says: 5 always is, and 10 (AV1) and 20
 * (MV-HEVC) are where the picture is compatible with no other format (`dv_bl_signal_compatibility_id` 0). Source: Dolby Vision Profiles and Levels.
 */
const IPT_PROFILES = [5, 10, 20];

function dolbyVisionOnly({side_data_list: records}: Stream): number | null {
  const only = records.find(
    ({dv_profile: profile, dv_bl_signal_compatibility_id: compatible}) =>
      profile !== undefined && IPT_PROFILES.includes(profile) && (profile === 5 || compatible === 0),
  );
  return only?.dv_profile ?? null;
}

/** Packets may end this many seconds before the length that the container states: it is rounded. */
const ROUNDED = 0.2;

function cutOffFrom(stated: number | undefined, spans: Map<number, PacketSpan> | undefined): number | null {
  if (!spans || stated === undefined) return null;
  const end = Math.max(0, ...[...spans.values()].map(({to}) => to));
  return end < stated - ROUNDED ? stated : null;
}

/** As `probe`, for a file that has to have video. */
export async function probeVideo(tools: Tools, file: string): Promise<ClipSource> {
  const media = await probe(tools, file);
  return {...videoIn(media, file), ...(media.source as VideoSource)};
}

/** The video of a file. Errors: `clip-invalid` if it has none or cannot be read, `clip-empty` if it has no frames. */
export function videoIn({video}: Pick<Media, 'video'>, file: string): Video {
  if (video?.width === 0)
    throw notMedia(file, 'a whole video', 'video that cannot be read: the file is cut off');
  if (!video) throw notMedia(file, 'a video', 'a file without video');
  if (video.frames === 0 || video.seconds <= 0)
    throw notMedia(file, 'a video with at least one frame', 'no frames', undefined, 'clip-empty');
  return video;
}

function toVideo(stream: Stream, seconds: number): Video {
  const steady = ratio(stream.r_frame_rate);
  const average = ratio(stream.avg_frame_rate);
  return {
    codec: stream.codec_name,
    width: stream.width,
    height: stream.height,
    fps: average || steady,
    frames: stream.nb_frames === undefined ? null : Number(stream.nb_frames),
    seconds,
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
