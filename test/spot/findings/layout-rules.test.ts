import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {InspectedElement, InspectedFrame} from '../../../src/spot/findings/inspection.ts';
import {judgeLayout, overhang, resting, sharedPixels} from '../../../src/spot/findings/layout-rules.ts';
import {neighbourFrame, sampledFrames} from '../../../src/spot/findings/sampled-frames.ts';
import type {Box} from '../../../src/spot/geometry/box.ts';
import {layTimeline} from '../../../src/spot/timeline/timeline.ts';

const SAFE: Box = {x: 100, y: 100, width: 800, height: 600};

const piece = (changes: Partial<InspectedElement>): InspectedElement => {
  const box = changes.box ?? {x: 200, y: 200, width: 300, height: 50};
  return {
    kind: 'text',
    name: 'copy.hook',
    text: 'Still ice',
    block: 0,
    box,
    ink: box,
    opacity: 1,
    covered: 0,
    holders: [],
    clip: null,
    style: null,
    ...changes,
  };
};

const moment = (pieces: InspectedElement[], frame = 40): InspectedFrame => ({
  frame,
  pieces,
  images: [],
  panels: [],
  problems: [],
  broken: false,
});
const judge = (...pieces: InspectedElement[]) =>
  judgeLayout({moment: moment(pieces), beside: moment(pieces, 41)}, SAFE);

const boxes = fc.record({
  x: fc.integer({min: 0, max: 900}),
  y: fc.integer({min: 0, max: 700}),
  width: fc.integer({min: 1, max: 400}),
  height: fc.integer({min: 1, max: 200}),
});

test('text is found outside the safe zone exactly when an edge of it lies more than a pixel past one of its', () => {
  fc.assert(
    fc.property(boxes, (box) => {
      const right = box.x + box.width > SAFE.x + SAFE.width + 1;
      const bottom = box.y + box.height > SAFE.y + SAFE.height + 1;
      const out = box.x < SAFE.x - 1 || box.y < SAFE.y - 1 || right || bottom;
      expect(judge(piece({box})).map(({rule}) => rule)).toEqual(out ? ['layout-safe-zone'] : []);
    }),
  );
});

test('the intersection of two boxes does not depend on their order, and is 0 if they do not overlap', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      expect(sharedPixels(a, b)).toBe(sharedPixels(b, a));
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(sharedPixels(a, b) === 0).toBe(apart);
      expect(sharedPixels(a, a)).toBe(Math.min(a.width, a.height));
      expect(Math.max(...Object.values(overhang(a, a)))).toBe(0);
    }),
  );
});

describe('a finding names', () => {
  test('the edge of the box that a line exceeds, and the pixels', () => {
    const holders = [{name: 'the button', box: {x: 200, y: 180, width: 290, height: 90}}];
    expect(judge(piece({holders}))).toMatchObject([
      {
        rule: 'layout-box',
        field: 'copy.hook',
        frame: 40,
        expected: 'inside the button, 290 x 90 px at 200, 180',
        got: '10 px past its right edge',
        by: 10,
      },
    ]);
  });

  test('clipped glyphs, also if their line box is inside', () => {
    const ink = {x: 200, y: 205, width: 300, height: 52};
    const clip = {x: 200, y: 200, width: 300, height: 50};
    expect(judge(piece({ink, clip}))).toMatchObject([
      {rule: 'layout-clipped', got: '7 px past its bottom edge'},
    ]);
  });

  test('overlapping texts, but not lines of one text', () => {
    const other = {name: 'copy.offer', text: 'Take one home', box: {x: 250, y: 240, width: 300, height: 50}};
    expect(judge(piece({}), piece({...other, block: 0}))).toEqual([]);
    expect(judge(piece({}), piece({...other, block: 1}))).toMatchObject([
      {rule: 'layout-overlap', field: 'copy.hook', got: '10 px over copy.offer, "Take one home"'},
    ]);
  });

  test('the problems that components reported', () => {
    const problems = [
      {
        code: 'copy-does-not-fit',
        what: 'the text does not fit its box',
        where: {field: 'copy.cta'},
        expected: 'a line',
      },
      {code: 'template-broken', what: 'the graphics threw an error', got: 'no such slot'},
    ];
    const at = {...moment([]), problems, broken: true};
    expect(judgeLayout({moment: at, beside: at}, SAFE)).toMatchObject([
      {rule: 'layout-fit', field: 'copy.cta', expected: 'a line'},
      {rule: 'layout-broken', field: 'graphics', got: 'the graphics threw an error: no such slot'},
    ]);
  });
});

test('a text behind its mask is not checked; one line of a text that is masked is clipped', () => {
  const clip = {x: 200, y: 200, width: 300, height: 50};
  const below = piece({box: {...clip, y: 250}, clip});
  expect(judge(below)).toEqual([]);
  expect(judge(piece({box: clip, clip}), below)).toMatchObject([
    {rule: 'layout-clipped', got: '50 px past its bottom edge'},
  ]);
});

test('elements that move, are faint or are covered are not checked', () => {
  const stray = piece({box: {x: 0, y: 0, width: 50, height: 50}});
  expect(judge(stray)).toHaveLength(1);
  expect(judge({...stray, covered: 1})).toEqual([]);
  expect(judge({...stray, opacity: 0.1})).toEqual([]);
  const at = moment([stray]);
  const beside = (changes: Partial<InspectedElement>): InspectedFrame => moment([{...stray, ...changes}], 41);
  expect(resting(at, beside({}))).toHaveLength(1);
  expect(resting(at, beside({box: {...stray.box, y: 3}}))).toEqual([]);
  expect(resting(at, beside({opacity: 0.8}))).toEqual([]);
  expect(resting(at, moment([], 41))).toEqual([]);
});

test('the first, middle and last frame and two of each slot are sampled, each with a neighbour', () => {
  const seconds = fc.integer({min: 1, max: 30});
  const slots = fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 7});
  fc.assert(
    fc.property(seconds, slots, (length, weights) => {
      const frames = length * 30;
      const named = Object.fromEntries(weights.map((each, index) => [`slot-${index}`, {seconds: each}]));
      const size = {fps: 30, width: 1080, height: 1920, fillings: {}, transitions: {}};
      const spans = layTimeline({...size, slots: named, frames}).slots;
      const looked = sampledFrames({frames, slots: spans});
      expect(looked).toEqual([...new Set(looked)].sort((a, b) => a - b));
      expect(looked.every((frame) => frame >= 0 && frame < frames)).toBe(true);
      for (const frame of [0, Math.floor(frames / 2), frames - 1])
        expect(looked).toEqual(expect.arrayContaining([frame, neighbourFrame(frame, frames)]));
      for (const {from, frames: own} of Object.values(spans))
        expect(looked.filter((frame) => frame >= from && frame < from + own).length).toBeGreaterThan(0);
    }),
  );
});
