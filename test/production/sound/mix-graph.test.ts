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
