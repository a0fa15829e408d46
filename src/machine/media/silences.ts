import type {Silence} from '../../spot/voice/word-times.ts';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';

/** Sound below this many dBFS is silence, between the words of a voice. Own. */
const LEVEL = -38;
/** Seconds of the shortest pause that counts: stops within words are shorter. Own. */
const SHORTEST = 0.12;

/** The silences of a recording of a voice, in their order. The last one may go to the end, `seconds`. */
export async function findSilences(
  tools: Tools,
  file: string,
  seconds: number,
  signal?: AbortSignal | undefined,
): Promise<Silence[]> {
  const filter = `silencedetect=noise=${LEVEL}dB:duration=${SHORTEST}`;
  const args = [
    '-hide_banner',
    '-nostdin',
    ...input(file),
    '-map',
    '0:a:0',
    '-af',
    filter,
    '-f',
    'null',
    '-',
  ];
  const {stderr} = await run(tools.ffmpeg, args, {signal, timeout: 120_000});
  const found: Silence[] = [];
  for (const [, edge, time] of stderr.matchAll(/silence_(start|end): (-?[\d.]+)/g)) {
    const at = Math.max(0, Number(time));
    if (edge === 'start') found.push({from: at, to: seconds});
    else {
      const last = found.at(-1);
      if (last) last.to = Math.min(at, seconds);
    }
  }
  return found;
}
