import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {sampleTake} from '../../../src/spot/findings/sample-take.ts';
import {findingInMaster, placesInClip} from '../../../src/spot/findings/take-in-master.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';

const clip = (changed: Partial<Footage> = {}): Footage => ({
  ...{slot: 'a', layer: 'a', src: null, cube: null, missing: null, width: 720, height: 1280},
  ...{from: 30, frames: 60, in: 15, length: 120, speed: 1, rect: {x: 0, y: 0, width: 1, height: 1}},
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
  ...changed,
});
const finding = (changed: Partial<Finding> = {}): Finding => ({
  ...{rule: 'product-colour', severity: 'error', variant: 'a', expected: 'x', got: 'y'},
  frames: {from: 35, frames: 11},
  evidence: {frame: 40, box: {x: 100, y: 200, width: 50, height: 60}},
  ...changed,
});
const frame = {width: 1080, height: 1920, reach: 0, scale: 1};

test('frames and boxes of a take become those of the master', () => {
  expect(findingInMaster(finding(), clip(), frame)).toMatchObject({
    frames: {from: 50, frames: 11},
    evidence: {frame: 55, box: {x: 150, y: 300, width: 75, height: 90}, slot: 'a'},
  });
  expect(findingInMaster(finding(), clip(), {...frame, scale: 0.5})).toMatchObject({
    evidence: {frame: 55, box: {x: 75, y: 150, width: 37.5, height: 45}},
  });
});

test('what a master does not show is no finding about it: other frames, or what the crop cuts off', () => {
  expect(findingInMaster(finding({frames: {from: 90, frames: 5}}), clip(), frame)).toBeNull();
  expect(findingInMaster(finding(), clip(), {...frame, width: 1920, height: 1080})).toBeNull();
});

test('a finding about the whole take is about the whole clip', () => {
  expect(findingInMaster(finding({frames: null}), clip(), frame)).toMatchObject({
    frames: {from: 30, frames: 60},
  });
});

test('places of products are told in frames of the spot', () => {
  const box = {x: 100, y: 200, width: 50, height: 60};
  const found = {
    sampled: [15, 74],
    places: [15, 74].map((at) => ({frame: at, product: 'p', box, outline: []})),
  };
  expect(placesInClip(found, clip(), frame, 30)).toMatchObject([
    {frame: 30, box: {x: 150, y: 300, width: 75, height: 90}},
    {frame: 60, box: {x: 150, y: 300, width: 75, height: 90}},
  ]);
});

test('a take is sampled at three frames a second or more, within what is shown, and text is read in some of them', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 300}),
      fc.integer({min: 0, max: 200}),
      fc.constantFrom(0.5, 1, 2),
      (frames, start, speed) => {
        const shown = clip({frames, in: start, length: 900, speed});
        const {frames: sampled, texts} = sampleTake([shown], 30);
        expect(sampled).toEqual([...new Set(sampled)].toSorted((a, b) => a - b));
        const end = Math.min(899, start + Math.floor((frames - 1) * speed + 1e-9));
        expect(sampled.every((each) => each >= start && each <= end)).toBe(true);
        expect((sampled[0] as number) - start).toBeLessThanOrEqual(5);
        expect(end - (sampled.at(-1) as number)).toBeLessThanOrEqual(5);
        for (const [at, each] of sampled.slice(1).entries())
          expect(each - (sampled[at] as number)).toBeLessThanOrEqual(10);
        expect(texts.every((each) => sampled.includes(each))).toBe(true);
      },
    ),
  );
});
