import {open} from 'node:fs/promises';
import {z} from 'zod';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {ALLOWED, asPath, wasKilled} from './ffmpeg.ts';
import {notMedia} from './media-problem.ts';

const Count = z.coerce.number().optional().catch(undefined);

const Stream = z.object({
  codec_type: z.string().default(''),
  codec_name: z.string().default('unknown'),
  codec_tag_string: z.string().default(''),
  profile: z.string().default('unknown'),
  level: z.number().default(0),
  width: z.number().default(0),
  height: z.number().default(0),
  sample_aspect_ratio: z.string().default('1:1'),
  field_order: z.string().default('unknown'),
  pix_fmt: z.string().default('unknown'),
  color_primaries: z.string().default('unknown'),
  color_transfer: z.string().default('unknown'),
  color_space: z.string().default('unknown'),
  color_range: z.string().default('unknown'),
  r_frame_rate: z.string().default('0/0'),
  avg_frame_rate: z.string().default('0/0'),
  nb_frames: Count,
  start_time: Count,
  duration: Count,
  sample_rate: Count,
  channels: Count,
  bit_rate: Count,
});
export type MasterStream = z.infer<typeof Stream>;

const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({
    ...{format_name: z.string().default('unknown'), duration: Count, size: Count},
    tags: z.object({major_brand: z.string().default('none')}).default({major_brand: 'none'}),
  }),
});

/** The facts of a finished file that platforms judge it by. */
export type MasterFile = {
  /** As ffprobe names it: `mov,mp4,m4a,...`. */
  container: string;
  /** The major brand of an MP4 or a QuickTime file (`isom`, `qt`), which says which of the two it is; `none` for other files. */
  brand: string;
  bytes: number;
  seconds: number;
  video: MasterStream[];
  audio: MasterStream[];
  /** The top-level boxes of an MP4, in order: `ftyp moov mdat`. Empty for other files. */
  boxes: string[];
};

/**
 * Reads the facts of a finished file. Errors: `clip-invalid` if ffprobe cannot read it; `ChildError` if something from outside ended
 * ffprobe, which says nothing about the file.
 */
export async function readMasterFile(tools: Pick<Tools, 'ffprobe'>, file: string): Promise<MasterFile> {
  const args = [
    ...['-v', 'error', ...ALLOWED, '-print_format', 'json', '-show_format', '-show_streams'],
    asPath(file),
  ];
  const {streams, format} = await run(tools.ffprobe, args, {timeout: 30_000})
    .then(({stdout}) => Answer.parse(JSON.parse(stdout.toString('utf8'))))
    .catch((cause: unknown) => {
      if (wasKilled(cause)) throw cause;
      throw notMedia(file, 'a whole video', 'a file that ffprobe cannot read', cause);
    });
  return {
    container: format.format_name,
    brand: format.tags.major_brand.trim(),
    bytes: format.size ?? 0,
    seconds: format.duration ?? 0,
    video: streams.filter(({codec_type}) => codec_type === 'video'),
    audio: streams.filter(({codec_type}) => codec_type === 'audio'),
    boxes: await topLevelBoxes(file),
  };
}

/** Boxes that are read at most: a file with more is not one that an encoder wrote. */
const MOST_BOXES = 64;

/** The names of the top-level boxes, by their lengths (ISO/IEC 14496-12, 4.2). */
async function topLevelBoxes(file: string): Promise<string[]> {
  const names: string[] = [];
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(16);
    const {size: end} = await handle.stat();
    let at = 0;
    while (at + 8 <= end && names.length < MOST_BOXES) {
      await handle.read(head, 0, 16, at);
      const name = head.toString('latin1', 4, 8);
      if (!/^[\x20-\x7e]{4}$/.test(name)) break;
      names.push(name);
      const short = head.readUInt32BE(0);
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
      if (length < 8) break;
      at += length;
    }
    return names;
  } finally {
    await handle.close();
  }
}
