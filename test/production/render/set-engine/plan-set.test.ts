import {describe, expect, test} from 'vitest';
import {LONGEST_SEGMENT} from '../../../../src/production/render/set-engine/partition/split-long.ts';
import {type FingerprintedVariant, planSet} from '../../../../src/production/render/set-engine/plan-set.ts';
import {uncacheable} from '../../../../src/spot/fingerprint/uncacheable-reason.ts';
import {fingerprintedVariant} from './fingerprinted-variant.ts';

const keysOf = (members: readonly FingerprintedVariant[], made: unknown = 1): string[][] => {
  const {segments, tracks} = planSet(members, made);
  return tracks.map((track) => track.map((index) => segments[index]?.key ?? ''));
};

// Short enough to be made in one part.
const hook = {take: 'a', frames: 36};
const product = {take: 'b', frames: LONGEST_SEGMENT};
const said = (word: string) => (frame: number) =>
  frame < hook.frames ? `${word} ${Math.min(frame, 10)}` : 'rest';

describe('a segment', () => {
  test('has a key of its pictures: neither its place nor the rest of the variant changes it', () => {
    const [[first, last], [, early]] = keysOf([
      fingerprintedVariant([hook, product], said('one')),
      fingerprintedVariant([{...hook, take: 'c'}, product], said('two')),
    ]) as [string[], string[]];
    const [[late]] = keysOf([fingerprintedVariant([product], () => 'rest')]) as [string[]];
    expect(early).toBe(last);
    expect(late).toBe(last);
    expect(first).not.toBe(last);
  });

  test('is another one under other text, over another take or another part of it, and by another encoder', () => {
    const plain = fingerprintedVariant([product], () => 'rest');
    const keys = [
      keysOf([plain]),
      keysOf([fingerprintedVariant([product], () => 'other')]),
      keysOf([fingerprintedVariant([{...product, take: 'c'}], () => 'rest')]),
      keysOf([fingerprintedVariant([{...product, in: 1}], () => 'rest')]),
      keysOf([fingerprintedVariant([{...product, cube: `${'d'.repeat(64)}.cube`}], () => 'rest')]),
      keysOf([{...plain, spot: {...plain.spot, fps: 25}}]),
      keysOf([plain], 2),
    ];
    expect(new Set(keys.flat(2)).size).toBe(keys.length);
  });

  test('is the same in whatever order the variants come', () => {
    const members = ['one', 'two', 'six'].flatMap((word) => [
      fingerprintedVariant([hook, product, {take: 'c', frames: 7}], said(word)),
      fingerprintedVariant([{...hook, frames: 30}, {take: 'c', frames: 7}, product], said(word)),
    ]);
    const sorted = (order: readonly FingerprintedVariant[]): string[] =>
      [...new Set(keysOf(order).flat())].sort();
    const before = sorted(members);
    expect(sorted([...members].reverse())).toEqual(before);
    expect(sorted([3, 0, 5, 1, 4, 2].map((index) => members[index] as FingerprintedVariant))).toEqual(before);
  });
});

describe('uncacheable frames', () => {
  test.each([
    [uncacheable('element', '<canvas>'), [133, 134, 133]],
    // Its frames may depend on those before them.
    [uncacheable('frame-memory'), [400]],
  ])('are rendered in parts of at most 150 frames if they are kept for later runs: %o', (reason, parts) => {
    const long = {take: 'a', frames: 400};
    const {segments} = planSet([fingerprintedVariant([long], () => 'all', {all: reason})], 1);
    expect(segments.map(({frames}) => frames)).toEqual(parts);
  });

  const product = {take: 'b', frames: 70};
  const CANVAS = uncacheable('element', '<canvas>');
  const drawn = (frame: number): string => (frame >= 20 && frame < 50 ? 'canvas' : 'rest');

  test('are segments of their own and carry their reason; the other frames are shared', () => {
    const {segments, tracks} = planSet(
      [
        fingerprintedVariant([product], drawn, {canvas: CANVAS}),
        fingerprintedVariant([product], () => 'rest'),
      ],
      1,
    );
    const own = tracks[0]?.map((index) => segments[index]);
    expect(own?.map((each) => [each?.from, each?.frames, each?.uncacheable])).toEqual([
      [0, 20, null],
      [20, 30, CANVAS],
      [50, 20, null],
    ]);
    expect(tracks[1]).toContain(tracks[0]?.[0]);
  });

  test('are never shared between variants: their key contains everything that went into the variant', () => {
    const one = fingerprintedVariant([product], drawn, {canvas: CANVAS});
    const two = {...one, spot: {...one.spot, copy: {word: 'other'}}};
    const {segments, tracks} = planSet([one, two], 1);
    const whole = segments.filter(({uncacheable: reason}) => reason !== null);
    expect(whole).toHaveLength(2);
    expect(whole[0]?.key).not.toBe(whole[1]?.key);
    expect(tracks[0]?.filter((index) => tracks[1]?.includes(index))).toHaveLength(2);
  });

  test('include the frames of a missing take', () => {
    const {segments} = planSet([fingerprintedVariant([hook, {take: '', frames: 30}], () => 'rest')], 1);
    expect(segments.map(({frames, uncacheable: reason}) => [frames, reason])).toEqual([
      [hook.frames, null],
      [30, uncacheable('missing-take')],
    ]);
  });
});

test('a thousand variants of thirty seconds are planned by what differs between them', () => {
  const members = [...Array(1000).keys()].map((index) =>
    fingerprintedVariant(
      [
        {take: 'abcde'[index % 5] ?? '', frames: 90},
        {take: 'f', frames: 660},
        {take: '123'[index % 3] ?? '', frames: 150},
      ],
      (frame) =>
        frame < 90
          ? `hook ${index % 50} ${Math.min(frame, 30)}`
          : frame < 750
            ? `${frame % 2}`
            : `offer ${index % 20} ${Math.min(frame - 750, 30)}`,
    ),
  );
  const {segments, tracks} = planSet(members, 1);
  expect(tracks).toHaveLength(1000);
  const within = (from: number, end: number): number =>
    segments.filter((each) => each.from >= from && each.from < end).length;
  const partsOf = (frames: number): number => Math.ceil(frames / LONGEST_SEGMENT);
  expect([within(0, 90), within(90, 750), within(750, 900)]).toEqual([
    50 * partsOf(90),
    partsOf(660),
    60 * partsOf(150),
  ]);
});
