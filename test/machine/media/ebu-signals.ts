import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryFolder} from '../../support/folder.ts';

/** Samples a second of the test signals. */
export const RATE = 48_000;

/** A part of a tone: its level in dBFS (peak), and its seconds. */
export type Part = [level: number, seconds: number];

/** A tone of 1 kHz whose level changes in parts, as the test signals of EBU Tech 3341 have it. */
export function tone(parts: readonly Part[]): Float32Array {
  const samples = new Float32Array(parts.reduce((sum, [, seconds]) => sum + Math.round(seconds * RATE), 0));
  let at = 0;
  for (const [level, seconds] of parts)
    for (const end = at + Math.round(seconds * RATE); at < end; at++)
      samples[at] = 10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * at) / RATE);
  return samples;
}

/** Speakers of WAVE_FORMAT_EXTENSIBLE: left, right, centre, left and right surround. */
export const FIVE = 0x37;

/** A WAV file of 32 bit floating point samples, with the positions of its speakers. */
export function wav(channels: readonly Float32Array[], mask: number): string {
  const frame = 4 * channels.length;
  const samples = channels[0]?.length ?? 0;
  const header = Buffer.alloc(68);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(60 + samples * frame, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(40, 16);
  header.writeUInt16LE(0xfffe, 20);
  header.writeUInt16LE(channels.length, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(32, 34);
  header.writeUInt16LE(22, 36);
  header.writeUInt16LE(32, 38);
  header.writeUInt32LE(mask, 40);
  Buffer.from('0300000000001000800000aa00389b71', 'hex').copy(header, 44);
  header.write('data', 60, 'latin1');
  header.writeUInt32LE(samples * frame, 64);
  const data = new Float32Array(samples * channels.length);
  for (const [index, channel] of channels.entries())
    for (let at = 0; at < samples; at++) data[at * channels.length + index] = channel[at] ?? 0;
  const file = join(temporaryFolder(), 'signal.wav');
  writeFileSync(file, Buffer.concat([header, Buffer.from(data.buffer)]));
  return file;
}

/** A WAV file with the same samples left and right. */
export const stereo = (samples: Float32Array): string => wav([samples, samples], 3);
