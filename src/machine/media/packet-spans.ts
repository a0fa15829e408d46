import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {asPath, TO_PROBE} from './ffmpeg.ts';

/** The part of the file's time that the packets of a stream take, in seconds. */
export type PacketSpan = {from: number; to: number; seconds: number};

/**
 * The spans of all streams, by index, from their packets. Matroska, WebM and some other containers do not say how long each
 * stream is. Reads the file to its end without decoding it.
 */
export async function spansOf(tools: Tools, file: string): Promise<Map<number, PacketSpan>> {
  const args = ['-v', 'error', ...TO_PROBE, '-of', 'csv=p=0', '-show_entries'];
  const {stdout} = await run(tools.ffprobe, [
    ...args,
    'packet=stream_index,pts_time,duration_time',
    asPath(file),
  ]);
  const spans = new Map<number, PacketSpan>();
  for (const line of stdout.toString('latin1').split('\n')) {
    const [index, at, length] = line.split(',').map(Number);
    if (index === undefined || at === undefined || !Number.isFinite(at)) continue;
    const end = at + (length && Number.isFinite(length) ? length : 0);
    const before = spans.get(index);
    const from = Math.min(before?.from ?? at, at);
    const to = Math.max(before?.to ?? end, end);
    spans.set(index, {from, to, seconds: to - from});
  }
  return spans;
}
