import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {measureLoudness} from '../../../src/machine/media/loudness.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

const RATE = 48_000;

/** A part of a tone: its level in dBFS (peak), and its seconds. */
type Part = [level: number, seconds: number];

/** A tone of 1 kHz whose level changes in parts, as the test signals of EBU Tech 3341 have it. */
function tone(parts: readonly Part[]): Float32Array {
  const samples = new Float32Array(parts.reduce((sum, [, seconds]) => sum + Math.round(seconds * RATE), 0));
  let at = 0;
  for (const [level, seconds] of parts)
    for (const end = at + Math.round(seconds * RATE); at < end; at++)
      samples[at] = 10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * at) / RATE);
  return samples;
}

/** Speakers of WAVE_FORMAT_EXTENSIBLE: left, right, centre, left and right surround. */
const FIVE = 0x37;

/** A WAV file of 32 bit floating point samples, with the positions of its speakers. */
function wav(channels: readonly Float32Array[], mask: number): string {
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

const stereo = (samples: Float32Array): string => wav([samples, samples], 3);
const measured = (file: string) => measureLoudness(tools, file);

test.each<[signal: string, parts: Part[], lufs: number]>([
  ['1', [[-23, 20]], -23],
  ['2', [[-33, 20]], -33],
  [
    '3',
    [
      [-36, 10],
      [-23, 60],
      [-36, 10],
    ],
    -23,
  ],
  [
    '4',
    [
      [-72, 10],
      [-36, 10],
      [-23, 60],
      [-36, 10],
      [-72, 10],
    ],
    -23,
  ],
  [
    '5',
    [
      [-26, 20],
      [-20, 20.1],
      [-26, 20],
    ],
    -23,
  ],
])(
  'the integrated loudness of signal %s of EBU Tech 3341 is right, within 0.1 LU',
  async (_, parts, lufs) => {
    expect(Math.abs((await measured(stereo(tone(parts)))).lufs - lufs)).toBeLessThanOrEqual(0.1);
  },
);

test('signal 6 of EBU Tech 3341 has five channels, of which the surround channels count more', async () => {
  const levels = [-28, -28, -24, -30, -30];
  const {lufs} = await measured(
    wav(
      levels.map((level) => tone([[level, 20]])),
      FIVE,
    ),
  );
  expect(Math.abs(lufs + 23)).toBeLessThanOrEqual(0.1);
});

test('the short-term loudness of signal 9 of EBU Tech 3341 stays at -23 LUFS from the third second on', async () => {
  const parts = Array.from({length: 5}, (): Part[] => [
    [-20, 1.34],
    [-30, 1.66],
  ]).flat();
  const {shortTerms, shortTerm} = await measured(stereo(tone(parts)));
  const full = shortTerms.filter(Number.isFinite);
  expect(full.length).toBeGreaterThan(110);
  for (const loudness of full) expect(Math.abs(loudness + 23)).toBeLessThanOrEqual(0.1);
  expect(Math.abs(shortTerm + 23)).toBeLessThanOrEqual(0.1);
});

test.each([0, 1, 7, 13, 19])(
  'the loudest three seconds of signal 10 of EBU Tech 3341 are found wherever they begin: part %i',
  async (part) => {
    const silence = new Float32Array(Math.round(part * 0.15 * RATE));
    const samples = new Float32Array([...silence, ...tone([[-23, 3]]), ...new Float32Array(RATE)]);
    const {shortTerm} = await measured(stereo(samples));
    expect(Math.abs(shortTerm + 23)).toBeLessThanOrEqual(0.1);
  },
);

/** A sine of a fraction of the sample rate, with a phase in degrees, a peak, and its ends faded: the test signals of true peaks. */
function sine(fraction: number, phase: number, peak: number): Float32Array {
  const length = RATE / 2;
  return Float32Array.from({length}, (_, at) => {
    const fade = Math.min(1, at / 2400, (length - at) / 2400);
    return fade * peak * Math.sin(2 * Math.PI * fraction * at + (phase * Math.PI) / 180);
  });
}

test.each([
  ['15', 1 / 4, 0, 0.5, -6],
  ['16', 1 / 4, 45, 0.5, -6],
  ['17', 1 / 6, 60, 0.5, -6],
  ['18', 1 / 8, 67.5, 0.5, -6],
  ['19', 1 / 4, 45, 1.41, 3],
])(
  'the true peak of signal %s of EBU Tech 3341 is found between the samples',
  async (_, fraction, phase, peak, decibels) => {
    const found = (await measured(stereo(sine(fraction, phase, peak)))).peak;
    expect(found).toBeLessThanOrEqual(decibels + 0.2);
    expect(found).toBeGreaterThanOrEqual(decibels - 0.4);
  },
);

test('silence has no loudness, and a sound of less than three seconds no short-term loudness', async () => {
  expect(await measured(stereo(new Float32Array(RATE * 4)))).toMatchObject({
    lufs: Number.NEGATIVE_INFINITY,
    shortTerm: Number.NEGATIVE_INFINITY,
  });
  const short = await measured(stereo(tone([[-23, 2]])));
  expect(Math.abs(short.lufs + 23)).toBeLessThanOrEqual(0.1);
  expect(short.shortTerm).toBe(Number.NEGATIVE_INFINITY);
});
