import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {soundChannels} from '../../../../../src/production/check/rules/sound/sound-channels.ts';
import {matchSound} from '../../../../../src/spot/findings/match-sound.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {measureSound} from '../../../../../src/spot/findings/sound-measures.ts';

const RATE = 8000;
const SECONDS = 15;

/** A tone in the middle, and another noise on each side. */
function mixOf(): [Float32Array, Float32Array] {
  let seed = 1;
  const noise = (): number => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  const tone = (at: number): number =>
    (0.3 + 0.2 * Math.sin((2 * Math.PI * 1.7 * at) / RATE)) * Math.sin((2 * Math.PI * 220 * at) / RATE);
  const channel = (): Float32Array =>
    Float32Array.from({length: RATE * SECONDS}, (_, at) => 0.4 * tone(at) + 0.1 * noise());
  return [channel(), channel()];
}

type Change = (left: number, right: number, seconds: number) => [number, number];

const found = (change: Change) => {
  const mix = mixOf();
  const sound = mix.map((channel) => Float32Array.from(channel));
  const [left = new Float32Array(0), right = left] = sound;
  for (let at = 0; at < left.length; at++)
    [left[at], right[at]] = change(left[at] as number, right[at] as number, at / RATE);
  const measured = {...measureSound(sound, RATE, {lufs: -14, peak: -2}), match: matchSound(sound, mix, RATE)};
  const master = {spot: {fps: 30, frames: 30 * SECONDS}, sound: measured} as unknown as CheckedMaster;
  return applyRule(soundChannels, master, 'a').map(({got, frames}) => ({got, frames}));
};

test('a mix that is only quieter, or whose sides are a little different, passes', () => {
  expect(found((left, right) => [0.7 * left, 0.7 * right])).toEqual([]);
  expect(found((left, right) => [0.6 * left, right])).toEqual([]);
  expect(found((left, right, at) => (at > 5 && at < 5.4 ? [0, right] : [left, right]))).toEqual([]);
  expect(found((left, right, at) => (at > 5 && at < 7 ? [0, 0] : [left, right]))).toEqual([]);
});

test.each([12, 10, 7.5])('a left channel that is dead from second %d on is found there', (from) => {
  expect(found((left, right, at) => [at >= from ? 0 : left, right])).toEqual([
    {got: 'the left channel is missing', frames: {from: 30 * from, frames: 30 * (SECONDS - from)}},
  ]);
});

test('a channel that is quieter in the middle, and one that is missing, are found', () => {
  expect(found((left, right, at) => [left, at >= 4 && at < 5 ? right / 4 : right])).toEqual([
    {got: 'the right channel is 12.0 dB quieter', frames: {from: 120, frames: 30}},
  ]);
  expect(found((left) => [left, 0])).toEqual([{got: 'the right channel is missing', frames: null}]);
});

test('left and right that are exchanged are found, in a mix that is not mono', () => {
  expect(found((left, right) => [right, left])).toEqual([
    {got: 'left and right are exchanged', frames: null},
  ]);
});
