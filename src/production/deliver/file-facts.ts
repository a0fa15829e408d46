import {extname} from 'node:path';
import {measureLoudness} from '../../machine/media/loudness.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {FileFacts} from '../../spot/delivery/file-needs.ts';
import type {Format} from '../../spot/variant/format.ts';

/** Bits per second that the encoder of masters is asked for. */
export const MASTER_SOUND_RATE = 192_000;

/**
 * Reads the facts that placements judge a file by. Its sound is decoded once, to measure it. `soundRate`: the rate that the encoder of the
 * sound was asked for, which is what a least means: quiet sound takes fewer bits.
 */
export async function fileFacts(
  tools: Tools,
  file: string,
  format: Format,
  soundRate = MASTER_SOUND_RATE,
): Promise<FileFacts> {
  const {bytes, seconds, video, audio} = await readMasterFile(tools, file);
  const [picture] = video;
  const [sound] = audio;
  const {lufs, peak, shortTerm} = sound ? await measureLoudness(tools, file) : SILENT;
  const [over = 0, under = 1] = (picture?.avg_frame_rate ?? '0/1').split('/').map(Number);
  return {
    format,
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    seconds,
    fps: under > 0 ? Number((over / under).toFixed(3)) : 0,
    bytes,
    container: extname(file).slice(1).toLowerCase(),
    videoCodec: picture?.codec_name ?? 'none',
    audioCodec: sound?.codec_name ?? 'none',
    channels: sound?.channels ?? 0,
    sampleRate: sound?.sample_rate ?? 0,
    audioBitRate: sound ? soundRate : 0,
    loudness: Number.isFinite(lufs) ? {lufs, peak, ...(Number.isFinite(shortTerm) ? {shortTerm} : {})} : null,
  };
}

const SILENT = {
  lufs: Number.NEGATIVE_INFINITY,
  peak: Number.NEGATIVE_INFINITY,
  shortTerm: Number.NEGATIVE_INFINITY,
};
