import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type MixLoudness, mixFindings} from '../../../src/spot/findings/mix-findings.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';

const CLICK = [{src: 'click.wav', at: 1, gain: 0}];
const plan = (more: Partial<MixPlan> = {}): MixPlan => ({
  seconds: 6,
  bed: {src: 'bed.wav', pieces: [{from: 0, to: 6}], fade: 0.05},
  cues: [],
  loudness: {lufs: -14, peak: -1},
  ...more,
});
const told = (loudness: MixLoudness, more: Partial<MixPlan> = {}) =>
  mixFindings('a', {sound: plan(more), loudness}).map(({rule, expected, got}) => ({rule, expected, got}));

test('a mix that stays too quiet under its peak is a warning with its figures, and says what to do', () => {
  const [finding, ...more] = mixFindings('a', {
    sound: plan({bed: null, cues: CLICK}),
    loudness: {lufs: -19.2, peak: -1.1, shortTerm: -17},
  });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'mix-loudness',
    severity: 'warning',
    variant: 'a',
    expected: 'a mix of -14 LUFS, within 0.5 LU',
    got: expect.stringMatching(
      /^-19\.2 LUFS with a true peak of -1\.1 dBTP\. .*turn down the loudest cues and clips/,
    ),
  });
});

const ROOM = {src: 'tone.wav', gain: -58, spans: [{at: 0, seconds: 6}]};

test('room tone alone has the level that the edit gives it: no mix is expected of it', () => {
  const quiet = {lufs: -60.2, peak: -45, shortTerm: -60};
  expect(told(quiet, {bed: null, room: ROOM})).toEqual([]);
  expect(told({lufs: null, peak: null, shortTerm: null}, {bed: null, room: ROOM})).toEqual([]);
  // With a sound beside it, the mix is too quiet.
  expect(told(quiet, {bed: null, room: ROOM, cues: CLICK})).toHaveLength(1);
  // Room tone can be too loud.
  expect(told({lufs: -12, peak: -2, shortTerm: -12}, {bed: null, room: ROOM})).toHaveLength(1);
});

test('a mix that is too quiet is told why: its peaks, its loudest three seconds, or sound too quiet to measure', () => {
  const why = (loudness: MixLoudness, more: Partial<MixPlan> = {}) => told(loudness, more)[0]?.got;
  expect(why({lufs: -19, peak: -1.4, shortTerm: -17})).toContain('Its peaks leave no room');
  const television = {loudness: {lufs: -23, peak: -1, shortTerm: -18}};
  const held = why({lufs: -25, peak: -9, shortTerm: -18.1}, television);
  expect(held).toContain('Its loudest three seconds leave no room');
  expect(held).not.toContain('peaks leave');
  const faint = why({lufs: -60.2, peak: -45, shortTerm: -60}, {bed: null, cues: CLICK});
  expect(faint).toContain('too quiet or too short');
  expect(faint).not.toContain('no room');
});

test('a mix that is too loud is told to turn down room tone only where it has room tone', () => {
  const loud = {lufs: -13, peak: -3, shortTerm: -12};
  expect(told(loud)[0]?.got).not.toContain('room tone');
  expect(told(loud, {room: ROOM})[0]?.got).toContain('lower the level of room tone');
});

test('a mix that is too loud, has too high a peak or too loud three seconds is a warning each', () => {
  expect(told({lufs: -13.2, peak: -1, shortTerm: -12})).toMatchObject([{rule: 'mix-loudness'}]);
  expect(told({lufs: -14, peak: -0.9, shortTerm: -12})).toMatchObject([
    {rule: 'mix-peak', expected: 'a true peak of -1 dBTP or less', got: expect.stringContaining('-0.9 dBTP')},
  ]);
  const television = {loudness: {lufs: -23, peak: -1, shortTerm: -18}};
  expect(told({lufs: -23, peak: -1, shortTerm: -17.9}, television)).toMatchObject([
    {expected: 'at most -18 LUFS in any three seconds', got: expect.stringContaining('-17.9 LUFS')},
  ]);
  expect(told({lufs: -23, peak: -1, shortTerm: -18}, television)).toEqual([]);
});

test('silence is a warning where the documents ask for sound, and none where they do not', () => {
  const silence = {lufs: null, peak: null, shortTerm: null};
  expect(told(silence)).toMatchObject([
    {expected: 'a mix of -14 LUFS', got: expect.stringContaining('silence')},
  ]);
  expect(told(silence, {bed: null})).toEqual([]);
  expect(told(silence, {bed: null, cues: CLICK})).toHaveLength(1);
});

test('exactly the mixes within half a LU and under their peak have no warning', () => {
  fc.assert(
    fc.property(fc.integer({min: -300, max: -50}), fc.integer({min: -60, max: 10}), (lufs, peak) => {
      const found = told({lufs: lufs / 10, peak: peak / 10, shortTerm: null});
      expect(found.length === 0).toBe(lufs >= -145 && lufs <= -135 && peak <= -10);
    }),
  );
});
