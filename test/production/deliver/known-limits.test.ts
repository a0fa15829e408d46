import {expect, test} from 'vitest';
import type {DeliverContext, Pair} from '../../../src/production/deliver/deliver-context.ts';
import {limitsThatApply} from '../../../src/production/deliver/known-limits.ts';
import {findPlacement} from '../../../src/spot/placement/placements.ts';

const CONTEXT = {
  project: {spot: {feed: null, brief: null}},
  ...{signer: undefined, days: ['2026-11-30']},
} as unknown as DeliverContext;

const limitsOf = (placement: string, kinds: string[], withoutSheet: string[] = []): string[] => {
  const captions = kinds.map((kind) => ({kind}));
  const pair = {variant: {id: 'one', props: {}}, placement: findPlacement(placement), captions};
  const made = {bulk: [], rights: [], filled: [], withoutSheet};
  return limitsThatApply([pair as unknown as Pair], made, CONTEXT);
};

test('captions of which a placement takes no file are named: nothing else says that they did not go out', () => {
  expect(limitsOf('linkedin-feed', ['vtt'])).toContain(
    'linkedin-feed takes captions only as srt: those of one (vtt) were not delivered.',
  );
  for (const [placement, kinds] of [
    ['linkedin-feed', ['vtt', 'srt']],
    ['linkedin-feed', []],
    ['pinterest', ['vtt']],
  ] as const)
    expect(limitsOf(placement, [...kinds]).join()).not.toContain('were not delivered');
});

test('a placement without a sheet is named with what helps', () => {
  expect(limitsOf('tiktok-in-feed', [], ['tiktok-in-feed'])).toEqual([
    expect.stringMatching(/^No sheet .* tiktok-in-feed: .*--fill tiktok-in-feed=<csv>/),
  ]);
});

test('a name of the brand that a placement has no room for is named, where a sheet leaves it out', () => {
  const told = (name: string): string => {
    const project = {spot: {feed: null, brief: null}, catalog: {brands: {b: {file: {meta: {name}}}}}};
    const pair = {
      variant: {id: 'one', props: {brand: 'b'}},
      placement: findPlacement('performance-max'),
      captions: [],
    };
    const made = {bulk: [{exporter: 'google-ads-pmax'}], rights: [], filled: [], withoutSheet: []};
    const context = {...CONTEXT, project} as unknown as DeliverContext;
    return limitsThatApply([pair as unknown as Pair], made as never, context).join();
  };
  expect(told('Meridian')).not.toContain('does not take the name');
  expect(told('Meridian Outdoor Equipment Company')).toContain('at most 25 characters');
});
