import fc from 'fast-check';
import {expect, test} from 'vitest';
import {FULL} from '../../../src/spot/geometry/box.ts';
import {dissolveTail, footageAt, placeClip} from '../../../src/spot/timeline/footage-at.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';

const clip = (changes: Partial<Footage>): Footage => ({
  slot: 'a',
  layer: changes.slot ?? 'a',
  from: 0,
  frames: 30,
  src: null,
  missing: null,
  cube: null,
  width: 1080,
  height: 1920,
  in: 0,
  length: 100,
  speed: 1,
  rect: FULL,
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
  ...changes,
});

const after = (kind: 'cut' | 'dissolve' | 'dip', frames: number): Footage[] => [
  clip({slot: 'a'}),
  clip({slot: 'b', from: 30, entry: {kind, frames, color: kind === 'dip' ? '#000000' : null}}),
];

const seen = (footage: Footage[], frame: number) =>
  footageAt(footage, frame).layers.map(({slot, opacity}) => [slot, Number(opacity.toFixed(3))]);

test('a cut is between two frames', () => {
  expect(seen(after('cut', 0), 29)).toEqual([['a', 1]]);
  expect(seen(after('cut', 0), 30)).toEqual([['b', 1]]);
});

test('in a dissolve of n frames the new clip has (k+1)/(n+1), over the old one', () => {
  const footage = after('dissolve', 3);
  expect(seen(footage, 30)).toEqual([
    ['a', 1],
    ['b', 0.25],
  ]);
  expect(seen(footage, 32)).toEqual([
    ['a', 1],
    ['b', 0.75],
  ]);
  expect(seen(footage, 33)).toEqual([['b', 1]]);
});

test('the old clip goes on playing under a dissolve', () => {
  expect(footageAt(after('dissolve', 3), 32).layers[0]?.shown[0]?.source).toBe(32);
});

test('a dip of an even length is full twice, of an odd one once, and changes clips there', () => {
  const opacities = (frames: number) =>
    Array.from({length: frames}, (_, k) => footageAt(after('dip', frames), 30 + k).dip?.opacity);
  expect(opacities(4)).toEqual([0.5, 1, 1, 0.5]);
  expect(opacities(3)).toEqual([0.5, 1, 0.5]);
  expect([30, 31, 32, 33].map((frame) => seen(after('dip', 4), frame)[0]?.[0])).toEqual(['a', 'a', 'b', 'b']);
});

test('a camera move goes on through the tail, and ends with it', () => {
  const footage = after('dissolve', 6);
  expect(dissolveTail(footage[0] as Footage, footage)).toBe(6);
  expect(footageAt(footage, 35).layers[0]?.shown[0]?.t).toBe(1);
});

test('past the end of its file a clip holds the last frame', () => {
  expect(footageAt([clip({length: 10})], 25).layers[0]?.shown[0]?.source).toBe(9);
});

test('clips that leave a part of the frame free stand on the ground', () => {
  const half = {x: 0, y: 0, width: 0.5, height: 1};
  expect(footageAt([clip({rect: half})], 0).layers[0]?.ground).toBe(true);
  expect(footageAt([clip({})], 0).layers[0]?.ground).toBe(false);
});

test('a picture covers its rectangle, whatever its focus and move', () => {
  for (const kind of ['push', 'pull', 'pan-left', 'tilt-down'] as const) {
    for (const t of [0, 0.5, 1]) {
      const moving = clip({
        width: 768,
        height: 432,
        focus: [0.9, 0.1],
        move: {kind, amount: 0.2, ease: 'ease'},
      });
      const {box, scale, x, y} = placeClip({clip: moving, source: 0, t}, {width: 1080, height: 1920});
      expect(x).toBeLessThanOrEqual(1e-9);
      expect(y).toBeLessThanOrEqual(1e-9);
      expect(x + 768 * scale).toBeGreaterThanOrEqual(box.width - 1e-6);
      expect(y + 432 * scale).toBeGreaterThanOrEqual(box.height - 1e-6);
    }
  }
});

test('a push closes in on the focus: that point stays where it is', () => {
  const pushing = clip({
    width: 1080,
    height: 1920,
    focus: [0.3, 0.7],
    move: {kind: 'push', amount: 0.3, ease: 'linear'},
  });
  const at = (t: number) => {
    const {scale, x, y} = placeClip({clip: pushing, source: 0, t}, {width: 1080, height: 1920});
    return [x + scale * 0.3 * 1080, y + scale * 0.7 * 1920];
  };
  expect(at(1)[0]).toBeCloseTo(at(0)[0] ?? 0, 6);
  expect(at(1)[1]).toBeCloseTo(at(0)[1] ?? 0, 6);
});

test('what shows with a slot is drawn over it, in its layer, and leaves no ground of its own', () => {
  const inset = {x: 0.5, y: 0.5, width: 0.4, height: 0.4};
  const {layers} = footageAt([clip({slot: 'a'}), clip({slot: 'b', layer: 'a', rect: inset})], 3);
  expect(layers).toHaveLength(1);
  expect(layers[0]).toMatchObject({slot: 'a', ground: false});
  expect(layers[0]?.shown.map(({clip: {slot}}) => slot)).toEqual(['a', 'b']);
});

test('a clip that stands still lies on pairs of pixels and covers its rectangle', () => {
  const part = fc.double({min: 0, max: 0.5, noNaN: true});
  fc.assert(
    fc.property(
      part,
      part,
      fc.integer({min: 160, max: 4000}),
      fc.integer({min: 160, max: 4000}),
      (x, y, width, height) => {
        const still = clip({width, height, rect: {x, y, width: 0.5, height: 0.5}, focus: [2 * x, 2 * y]});
        const placed = placeClip({clip: still, source: 0, t: 0}, {width: 1080, height: 1920});
        for (const edge of [
          placed.box.x,
          placed.box.y,
          placed.box.width,
          placed.box.height,
          placed.x,
          placed.y,
        ])
          expect(Math.abs(edge % 2)).toBe(0);
        expect(placed.x).toBeLessThanOrEqual(0);
        expect(placed.x + placed.scale * width).toBeGreaterThanOrEqual(placed.box.width - 1e-6);
        expect(placed.y).toBeLessThanOrEqual(0);
        expect(placed.y + placed.scale * height).toBeGreaterThanOrEqual(placed.box.height - 1e-6);
      },
    ),
  );
});
