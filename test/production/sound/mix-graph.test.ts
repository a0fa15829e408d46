import {expect, test} from 'vitest';
import {mixGraph} from '../../../src/production/sound/mix-graph.ts';
import {Duck} from '../../../src/spot/documents/edit-sound.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';

const graphWith = (duck?: Partial<Duck>): string => {
  const plan: MixPlan = {
    ...{seconds: 2, cues: [], loudness: {lufs: -14, peak: -1}},
    bed: {src: 'bed', pieces: [{from: 0, to: 2}], fade: 0.05},
    voice: {src: 'voice', gain: 0, bedGain: 0, ...(duck ? {duck: Duck.parse(duck)} : {})},
  };
  return mixGraph(plan).graph;
};

test('a bed ducks by about as much without settings as with the amount that the documents name as usual', () => {
  const threshold = (graph: string): number => Number(/threshold=([\d.]+)/.exec(graph)?.[1]);
  expect(threshold(graphWith({amount: 12.25}))).toBeCloseTo(threshold(graphWith()), 3);
  expect(threshold(graphWith({amount: 6}))).toBeGreaterThan(threshold(graphWith({amount: 12})));
});

test('attack and release are those of the edit, and an amount of 0 does not duck', () => {
  expect(graphWith({attack: 10, release: 900})).toContain('attack=10:release=900');
  expect(graphWith({amount: 0})).not.toContain('sidechaincompress');
});

test('only the band of speech ducks where the edit asks for it', () => {
  expect(graphWith({band: 'speech'})).toContain('acrossover=split=250 4000[low][speech][high]');
  expect(graphWith({band: 'whole'})).not.toContain('acrossover');
});

const withLogo = (at: number, seconds: number, bed = true): string =>
  mixGraph({
    ...{seconds: 6, loudness: {lufs: -14, peak: -1}},
    bed: bed ? {src: 'bed', pieces: [{from: 0, to: 6}], fade: 0.05} : null,
    cues: [{src: 'logo', at, gain: 0, duck: {amount: 6, seconds}}],
  }).graph;

test('the bed goes down before a cue that ducks it, and comes back only where the spot goes on', () => {
  expect(withLogo(2, 1.5)).toContain('afade=t=out:st=1.85:d=0.150');
  expect(withLogo(2, 1.5)).toContain('afade=t=in:st=3.5:d=0.4');
  expect(withLogo(4.5, 1.5)).not.toContain('afade=t=in');
  // The part that stays and the part that fades are the whole bed.
  const [, stays, fades] = /volume=(0\.\d+)\[d0m0\].*volume=(0\.\d+),afade/.exec(withLogo(2, 1.5)) ?? [];
  expect(Number(stays)).toBeCloseTo(10 ** (-6 / 20), 5);
  expect(Number(stays) + Number(fades)).toBeCloseTo(1, 5);
});

test('a cue at the start ducks without a fade of no length, and without a bed there is nothing to duck', () => {
  expect(withLogo(0, 1.5)).toContain('afade=t=out:st=0:d=0.010');
  expect(withLogo(2, 1.5, false)).not.toContain('asplit');
});
