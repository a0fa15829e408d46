import {writeFile} from 'node:fs/promises';
import type {Sound} from './decode-sound.ts';

const HEADER = 44;
const FLOAT = 3;

/** Writes samples as a WAV file with floating point samples of 32 bits. */
export async function writeSound({rate, channels}: Sound, file: string): Promise<void> {
  const samples = channels[0]?.length ?? 0;
  const frame = 4 * channels.length;
  const data = Buffer.alloc(HEADER + samples * frame);
  data.write('RIFF', 0, 'latin1');
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8, 'latin1');
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(FLOAT, 20);
  data.writeUInt16LE(channels.length, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(rate * frame, 28);
  data.writeUInt16LE(frame, 32);
  data.writeUInt16LE(32, 34);
  data.write('data', 36, 'latin1');
  data.writeUInt32LE(samples * frame, 40);
  for (const [index, channel] of channels.entries())
    for (let at = 0; at < samples; at++)
      data.writeFloatLE(channel[at] as number, HEADER + at * frame + 4 * index);
  await writeFile(file, data);
}
