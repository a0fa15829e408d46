import fc from 'fast-check';
import {expect, test} from 'vitest';
import {FULL} from '../../../src/spot/geometry/box.ts';
import {CameraMoveKind} from '../../../src/spot/timeline/camera-move.ts';
import {placeClip, seenSize} from '../../../src/spot/timeline/footage-at.ts';
import {sourceFrame} from '../../../src/spot/timeline/pace.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';

const clip = (changes: Partial<Footage>): Footage => ({
  slot: 'a',
  layer: 'a',
  from: 0,
  frames: 30,
  src: 'a.mp4',
  missing: null,
  cube: null,
  width: 1080,
  height: 1920,
  in: 0,
  length: 900,
  speed: 1,
  rect: FULL,
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
  ...changes,
});

test('a speed in percent shows the frame that arithmetic names, not the one below', () => {
  const Percent = fc.integer({min: 25, max: 400});
  fc.assert(
    fc.property(Percent, fc.integer({min: 0, max: 400}), (percent, frame) => {
      const named = Math.floor((frame * percent) / 100);
      expect(sourceFrame(clip({speed: percent / 100, length: 10_000}), frame)).toBe(named);
    }),
    {examples: [[29, 100]]},
  );
});

test('a clip is made as small as it is seen at its nearest, and never smaller or larger', () => {
  const Fraction = fc.integer({min: 5, max: 100}).map((percent) => percent / 100);
  const Clip = fc.record({
    width: fc.integer({min: 50, max: 2000}).map((half) => half * 2),
    height: fc.integer({min: 50, max: 2000}).map((half) => half * 2),
    rect: fc.record({x: fc.constant(0), y: fc.constant(0), width: Fraction, height: Fraction}),
    move: fc.record({
      kind: fc.constantFrom(...CameraMoveKind.options),
      amount: fc.constantFrom(0, 0.06, 0.5),
      ease: fc.constant('linear' as const),
    }),
  });
  fc.assert(
    fc.property(Clip, (changes) => {
      const frame = {width: 1080, height: 1920};
      const whole = clip(changes);
      const small = {...whole, ...seenSize(whole, frame)};
      expect(small.width).toBeLessThanOrEqual(whole.width);
      expect(small.height).toBeLessThanOrEqual(whole.height);
      const scales = [0, 1].map((t) => placeClip({clip: small, source: 0, t}, frame).scale);
      // Either it is as it was, or its nearest moment shows it pixel by pixel: pairs may make it a little larger.
      if (small.width !== whole.width) expect(Math.max(...scales)).toBeGreaterThan(0.9);
      if (small.width !== whole.width) expect(Math.max(...scales)).toBeLessThan(1.001);
    }),
  );
});
