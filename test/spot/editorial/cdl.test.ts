import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Cdl, cdlOf} from '../../../src/spot/editorial/cdl.ts';
import {primariesCurve} from '../../../src/spot/grade/cube.ts';
import {NEUTRAL, type PrimariesChange} from '../../../src/spot/grade/look.ts';
import {USUAL_LOOKS} from '../../../src/spot/grade/usual-looks.ts';

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
const VALUES = Array.from({length: 65}, (_, at) => at / 64);

/** What a CDL makes of a value of a channel (ASC CDL v1.2). */
const applied = ({asc_sop: {slope, offset, power}}: Cdl, channel: 0 | 1 | 2, value: number): number =>
  clamp(value * (slope[channel] ?? 1) + (offset[channel] ?? 0)) ** (power[channel] ?? 1);

/** The largest difference between a CDL and the primaries that it stands for, in any channel. */
function worst(look: PrimariesChange, correction: PrimariesChange = {}): number {
  const [before, after] = [
    {...NEUTRAL, ...correction},
    {...NEUTRAL, ...look},
  ];
  const cdl = cdlOf(after, before);
  return Math.max(
    ...([0, 1, 2] as const).flatMap((channel) => {
      const [first, second] = [primariesCurve(before, channel), primariesCurve(after, channel)];
      return VALUES.map((value) => Math.abs(applied(cdl, channel, value) - clamp(second(first(value)))));
    }),
  );
}

test('lift, gamma and gain are in a CDL exactly', () => {
  const look = {gain: [1, 0.5, 1], gamma: [2, 1, 1], lift: [0, 0.1, 0], saturation: -0.25} as const;
  const asSop = {slope: [1, 0.4, 1], offset: [0, 0.1, 0], power: [0.5, 1, 1]};
  expect(cdlOf({...NEUTRAL, ...look} as never)).toEqual({asc_sop: asSop, asc_sat: 0.75});
  expect(cdlOf(NEUTRAL)).toEqual({
    asc_sop: {slope: [1, 1, 1], offset: [0, 0, 0], power: [1, 1, 1]},
    asc_sat: 1,
  });
});

test('a stop of exposure makes middle grey as bright in the CDL as in the grade, and does not double it', () => {
  const grey = 0.435;
  for (const exposure of [-1, 0.5, 1]) {
    const graded = primariesCurve({...NEUTRAL, exposure}, 1)(grey);
    expect(applied(cdlOf({...NEUTRAL, exposure}), 1, grey), String(exposure)).toBeCloseTo(graded, 2);
  }
  expect(worst({exposure: 0.5})).toBeLessThan(0.01);
});

test('contrast, temperature and tint are as near as three numbers can be', () => {
  expect(worst({contrast: 0.3})).toBeLessThan(1e-4);
  expect(worst({temperature: 0.5, tint: 0.2})).toBeLessThan(0.01);
});

test('the correction of a take comes before the look', () => {
  const lift: [number, number, number] = [0.05, 0, 0];
  expect(worst({exposure: 0.5, contrast: 0.2}, {lift, temperature: -0.3})).toBeLessThan(0.01);
  const {asc_sat} = cdlOf({...NEUTRAL, saturation: 0.5}, {...NEUTRAL, saturation: -0.5});
  expect(asc_sat).toBe(0.75);
});

test.each(Object.entries(USUAL_LOOKS))(
  'the CDL of %s differs from its primaries by no more than two percent',
  (_, look) => {
    expect(worst(look)).toBeLessThan(0.02);
  },
);

test('whatever the primaries are, the CDL has numbers that its standard permits', () => {
  const number = (min: number, max: number) => fc.double({min, max, noNaN: true});
  const three = (min: number, max: number) => fc.tuple(number(min, max), number(min, max), number(min, max));
  const looks = fc.record({
    ...{exposure: number(-4, 4), contrast: number(-1, 1), saturation: number(-1, 1)},
    ...{temperature: number(-1, 1), tint: number(-1, 1)},
    ...{lift: three(-1, 1), gamma: three(0.1, 10), gain: three(0, 10)},
  });
  fc.assert(
    fc.property(looks, (look) => {
      const {asc_sop: sop, asc_sat: saturation} = cdlOf(look);
      for (const each of [...sop.slope, ...sop.offset, ...sop.power])
        expect(Number.isFinite(each)).toBe(true);
      expect(Math.min(...sop.slope, saturation)).toBeGreaterThanOrEqual(0);
      expect(Math.min(...sop.power)).toBeGreaterThan(0);
    }),
    {numRuns: 40},
  );
});
