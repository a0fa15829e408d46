import {expect, test} from 'vitest';
import {measureLoudness} from '../../../src/machine/media/loudness.ts';
import {tools} from '../../support/tools.ts';
import {FIVE, type Part, RATE, stereo, tone, wav} from './ebu-signals.ts';

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

/** The signals with a single period are made at this many times the sample rate of the file. */
const FINE = 4;

/**
 * A sine of a sixth of the sample rate at half of full scale, with one period of a fourth of the sample rate at full scale in it, without a
 * jump of the phase. It is made at four times the sample rate, begins `offset` of these samples late, and is filtered and thinned out.
 */
function singlePeriod(offset: number): Float32Array {
  const [slow, fast, before] = [6 * FINE, 4 * FINE, 2000];
  const from = slow * before;
  const fine = Float64Array.from({length: 2 * from + fast}, (_, at) => {
    if (at >= from && at < from + fast) return Math.sin((2 * Math.PI * (at - from)) / fast);
    return 0.5 * Math.sin((2 * Math.PI * (at < from ? at : at - fast)) / slow);
  });
  const taps = lowPass(64);
  const length = Math.floor(fine.length / FINE);
  return Float32Array.from({length}, (_, at) => {
    const fade = Math.min(1, at / 480, (length - at) / 480);
    return (
      fade *
      taps.reduce((sum, tap, index) => {
        const place = at * FINE - offset + index - (taps.length - 1) / 2;
        return sum + tap * (fine[place] ?? 0);
      }, 0)
    );
  });
}

/** A low pass at half of the sample rate of the file, for `FINE` times as many samples: a sinc of `zeros` zeros each side under a Blackman window. */
function lowPass(zeros: number): number[] {
  const reach = zeros * FINE;
  const taps = Array.from({length: 2 * reach + 1}, (_, index) => {
    const x = (index - reach) / FINE;
    const turn = (Math.PI * (index - reach)) / reach;
    const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    return window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

test.each([
  ['20', 0],
  ['21', 1],
  ['22', 2],
  ['23', 3],
])(
  'the true peak of signal %s of EBU Tech 3341, one period between others, is found wherever the samples lie',
  async (_, offset) => {
    const found = (await measured(stereo(singlePeriod(offset)))).peak;
    expect(found).toBeLessThanOrEqual(0.2);
    expect(found).toBeGreaterThanOrEqual(-0.4);
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
