import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {ChildError, type Finished, run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';

const FORMATS =
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,wav,mp3,flac,ogg,aiff,png_pipe,rawvideo,s16le,f32le';
const PCM = 's16le,s16be,s24le,s24be,s32le,s32be,f32le,f32be,f64le,f64be,u8,s8,alaw,mulaw'
  .split(',')
  .map((kind) => `pcm_${kind}`);
const CODECS = [
  'h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1,mpeg4,mpeg2video,prores,dnxhd,mjpeg,png,rawvideo,ffv1',
  'aac,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,flac,alac,ac3,eac3',
  ...PCM,
].join(',');

/** Decoders of streams that cameras and editors put beside the picture. ffprobe opens the decoder of every stream; nothing else uses them. */
const BESIDE = [
  'mp1,mp1float,dca,truehd,mlp,aac_latm,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,wmav1,wmav2,wmapro,qdm2,speex,libspeex',
  'pcm_bluray,pcm_dvd,pcm_s24daud,pcm_lxf,s302m,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,gsm,gsm_ms',
  'mov_text,subrip,srt,ass,ssa,webvtt,text,dvbsub,dvdsub,pgssub,cc_dec,ttml,libzvbi_teletextdec,libaribb24',
].join(',');

/**
 * Options before every input of ffmpeg and ffprobe: only local files, and only the containers and codecs above. Without
 * the list of formats, a playlist that is named `.mp4` would be followed.
 */
export const ALLOWED = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  FORMATS,
  '-codec_whitelist',
  CODECS,
];

/** The same for ffprobe, which also needs the decoders of streams that are not used. */
export const TO_PROBE = ALLOWED.map((word) => (word === CODECS ? `${word},${BESIDE}` : word));

/** Options for one input file, with the allow-lists. `before` are options of this input (`-ss`, `-r`). */
export const input = (file: string, before: readonly string[] = []): string[] => [
  ...ALLOWED,
  ...before,
  '-i',
  asPath(file),
];

/**
 * Options for one input file that end ffmpeg with an error at the first frame that the decoder finds damaged. Decoders get one thread: with
 * more, ffmpeg passes on frames of H.264 before the decoder knows that they are damaged.
 */
export const strictInput = (file: string): string[] => ['-xerror', ...input(file, ['-threads', '1'])];

/**
 * What `strictInput` found damaged, in ffmpeg's words; undefined where an error is not about a frame of the file. `work`: a run that only decodes fails
 * because of the file, whatever the decoder says; one that encodes also for other reasons.
 */
export function damageIn(error: unknown, work: 'decode' | 'encode'): string | undefined {
  if (!(error instanceof ChildError) || error.status === undefined) return undefined;
  const lines = error.stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !isProgressLine(line));
  const found = lines.findLast((line) => DAMAGE.test(line)) ?? (work === 'decode' ? lines.at(-1) : undefined);
  // The path is that of a copy, and the error names the file itself.
  return found?.replace(/^file:.*: /, '');
}

const DAMAGE = /corrupt|error while decoding|invalid data/i;

/** Options for an input of several files in a row: a list that `listOf` wrote. With the same allow-lists. */
export const inputList = (list: string): string[] => [
  ...ALLOWED.map((word) => (word === FORMATS ? `concat,${word}` : word)),
  '-f',
  'concat',
  '-safe',
  '0',
  '-auto_convert',
  '0',
  '-i',
  asPath(list),
];

/**
 * The text of a list for `inputList`, in which each file lasts exactly its frames. ffmpeg's list has whole microseconds;
 * start times are rounded rather than durations, so that errors do not add up.
 */
export function listOf(files: readonly {file: string; frames: number}[], fps: number): string {
  let frames = 0;
  const micro = (): number => Math.round((frames / fps) * 1e6);
  const lines = files.map(({file, frames: own}) => {
    const from = micro();
    frames += own;
    return `file ${quoted(asPath(file))}\nduration ${((micro() - from) / 1e6).toFixed(6)}`;
  });
  return `ffconcat version 1.0\n${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A file's path that ffmpeg cannot read as an option or a protocol. */
export const asPath = (file: string): string =>
  /^([/\\]|[a-z]:[/\\])/i.test(file) ? `file:${file}` : `file:./${file}`;

type RunOptions = {
  signal?: AbortSignal | undefined;
  /** Milliseconds after which it is ended. Default: it is ended after ten minutes without progress, because clips may last an hour. */
  timeout?: number;
  cwd?: string;
  /** Whether it gets only the time of the processor that other programs leave. Default: false. */
  background?: boolean;
  onFrame?: (frame: number) => void;
  /** What `pipe:3`, `pipe:4`, ... read. */
  pipes?: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[];
  /** Whether it is started once more if something from outside ends it. Default: true without pipes, which can be read only once. */
  again?: boolean;
};

/** Runs ffmpeg. `stderr` of its result has the messages only. Errors: `file-enospc` for a full disk, `file-gone` for an input that is missing, else `ChildError`. */
export async function ffmpeg(
  tools: Tools,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const argv = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-stats', '-y', ...args];
  const {onFrame, again = options.pipes === undefined, ...rest} = options;
  const attempt = (): Promise<Finished> =>
    run(tools.ffmpeg, argv, {
      ...rest,
      ...(rest.timeout === undefined ? {patience: {ms: PATIENCE, progress: progressIn}} : {}),
      ...(onFrame ? {onLine: (line) => tellFrame(line, onFrame)} : {}),
      isProgress: isProgressLine,
    });
  try {
    const {stdout, stderr} = await attempt().catch((error: unknown) => {
      if (again && wasKilled(error)) return attempt();
      throw error;
    });
    const messages = stderr.split(/[\r\n]+/).filter((line) => !isProgressLine(line));
    return {stdout, stderr: messages.join('\n')};
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    if (isDiskFull(error)) throw new TenspotError(diskFull(args.at(-1)), {cause: error});
    const gone = /file:(.+): No such file or directory/.exec(error.stderr)?.[1];
    if (gone !== undefined) throw new TenspotError(fileGone(gone), {cause: error});
    throw error;
  }
}

const diskFull = (file: string | undefined): Problem => ({
  code: 'file-enospc',
  what: 'the disk is full',
  where: {file},
  expected: 'free space',
  got: 'ENOSPC',
  fix: 'Free some space and run the same command again: what is finished is kept.',
});

const fileGone = (file: string): Problem => ({
  code: 'file-gone',
  what: 'a file was removed while it was in use',
  where: {file},
  expected: 'the file that this run made or found before',
  got: 'no such file',
  fix: 'Run the same command again: the file is made again, and what is finished is kept.',
});

/** Whether an error says that something from outside ended a program: the same may succeed when it is tried again. */
export const wasKilled = (error: unknown): boolean =>
  error instanceof ChildError && error.killedBy !== undefined;

/** Milliseconds without progress after which ffmpeg is ended. */
const PATIENCE = 600_000;

const isProgressLine = (line: string): boolean => /^(frame|L?size)=/.test(line);

/** Frames, bytes and seconds that ffmpeg has made: newer versions repeat the line while they make nothing. */
const progressIn = (line: string): string | undefined =>
  isProgressLine(line)
    ? [/frame= *(\d+)/, /size= *(\S+)/, /time= *(\S+)/].map((pattern) => pattern.exec(line)?.[1]).join()
    : undefined;

function tellFrame(line: string, onFrame: (frame: number) => void): void {
  const frame = /^frame=\s*(\d+)/.exec(line)?.[1];
  if (frame !== undefined) onFrame(Number(frame));
}

/** ffmpeg exits with 228, which is 256 - ENOSPC, when the disk is full. */
const isDiskFull = (error: ChildError): boolean =>
  error.status === 228 || error.stderr.includes('No space left on device');

/** Output options for colour tags: BT.709 primaries, transfer and matrix, limited range. */
export const BT709_TAGS = [
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
];
