import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Pick as EditPick} from '../../../src/spot/documents/edit.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {sourceFrame} from '../../../src/spot/timeline/pace.ts';
import {cubesOf, type Footage, gradedTake, layTimeline} from '../../../src/spot/timeline/timeline.ts';

const take: Take = {
  shot: 'ice',
  number: 1,
  provider: 'library',
  model: 'supplied',
  request: '',
  src: `${'0'.repeat(64)}.mp4`,
  frames: 100,
  fps: 30,
  width: 1280,
  height: 720,
  focus: [0.3, 0.5],
  warnings: [],
  rights: null,
};
const base = {
  slots: {hook: {seconds: 3}, offer: {seconds: 4}},
  transitions: {},
  fps: 30,
  frames: 210,
  width: 1080,
  height: 1920,
};

test('a slot with a take becomes a clip; one without becomes a card', () => {
  const {footage, slots} = layTimeline({...base, fillings: {hook: {take, pick: EditPick.parse({in: 0.5})}}});
  expect(slots).toEqual({hook: {from: 0, frames: 90}, offer: {from: 90, frames: 120}});
  expect(footage[0]).toMatchObject({src: take.src, in: 15, length: 100, focus: [0.3, 0.5], missing: null});
  expect(footage[1]).toMatchObject({src: null, missing: {shot: null}});
});

test('takes are graded by the look, and placeholders and missing takes are not', () => {
  const look = `${'c'.repeat(64)}.cube`;
  const pick = EditPick.parse({});
  const fillings = {hook: {take, pick}, offer: {take: {...take, standsIn: true as const}, pick}};
  const {footage} = layTimeline({...base, fillings, cubes: cubesOf(fillings, look)});
  expect(footage.map(({cube}) => cube)).toEqual([look, null]);
  expect(cubesOf({hook: {missing: {shot: null, prompt: '', model: '', price: ''}}}, look)).toEqual({
    hook: null,
  });
});

test('a take with a correction has its own grade, also one that changes nothing', () => {
  const pick = {in: 0, speed: 1};
  const fillings = {
    a: {take, pick},
    b: {take: {...take, shot: 'sun'}, pick},
    c: {take: {...take, shot: 'sea'}, pick},
  };
  const look = `${'1'.repeat(64)}.cube`;
  const own = `${'2'.repeat(64)}.cube`;
  const corrected = {[gradedTake(take)]: own, [gradedTake({...take, shot: 'sun'})]: null};
  expect(cubesOf(fillings, look, corrected)).toEqual({a: own, b: null, c: look});
});

test('a dissolve belongs to the slot that it leads into, and the first slot begins with a cut', () => {
  const transitions = {
    hook: {kind: 'dissolve', seconds: 0.5},
    offer: {kind: 'dip', seconds: 0.5, color: '#112233'},
  } as const;
  const {footage} = layTimeline({...base, transitions, fillings: {}});
  expect(footage[0]?.entry).toEqual({kind: 'cut', frames: 0, color: null});
  expect(footage[1]?.entry).toEqual({kind: 'dip', frames: 15, color: '#112233'});
});

test('source frames follow the speed, start at the trim and hold the last frame', () => {
  const [clip] = layTimeline({
    ...base,
    fillings: {hook: {take, pick: EditPick.parse({in: 1, speed: 2})}},
  }).footage;
  expect([0, 1, 2, 34, 35, 80].map((frame) => sourceFrame(clip as Footage, frame))).toEqual([
    30, 32, 34, 98, 99, 99,
  ]);
});

test('source frames never run backwards and never leave the file', () => {
  fc.assert(
    fc.property(
      fc.double({min: 0.25, max: 4, noNaN: true}),
      fc.double({min: 0, max: 5, noNaN: true}),
      (speed, start) => {
        const [clip] = layTimeline({
          ...base,
          fillings: {hook: {take, pick: EditPick.parse({in: start, speed})}},
        }).footage;
        let before = 0;
        for (let frame = 0; frame < 120; frame++) {
          const source = sourceFrame(clip as Footage, frame);
          expect(source).toBeGreaterThanOrEqual(before);
          expect(source).toBeLessThan(take.frames);
          before = source;
        }
      },
    ),
  );
});

test('a slot that shows with another has its span, lies on top of it and begins as it does', () => {
  const {footage, slots} = layTimeline({
    ...base,
    slots: {inset: {with: 'offer', rect: {x: 0.5, y: 0, width: 0.5, height: 0.5}}, ...base.slots},
    transitions: {offer: {kind: 'dissolve', seconds: 0.5}},
    fillings: {},
  });
  expect(slots).toEqual({
    inset: {from: 90, frames: 120},
    hook: {from: 0, frames: 90},
    offer: {from: 90, frames: 120},
  });
  expect(footage.map(({slot, layer, entry}) => [slot, layer, entry.frames])).toEqual([
    ['hook', 'hook', 0],
    ['offer', 'offer', 15],
    ['inset', 'offer', 15],
  ]);
});

test('whatever shows with what, the timeline is as long as the spot and every slot has its frames', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const Kind = fc.array(
    fc.record({seconds: fc.double({min: 0.1, max: 20, noNaN: true}), rides: fc.boolean()}),
    {minLength: 1, maxLength: names.length},
  );
  fc.assert(
    fc.property(Kind, fc.integer({min: 30, max: 900}), (kinds, frames) => {
      const specs = Object.fromEntries(
        kinds.map(({seconds, rides}, index) => [names[index], rides && index > 0 ? {with: 'a'} : {seconds}]),
      );
      const {footage, slots} = layTimeline({...base, slots: specs, frames, fillings: {}});
      expect(Object.keys(slots)).toEqual(Object.keys(specs));
      const own = footage.filter(({slot, layer}) => slot === layer);
      expect(own.reduce((sum, clip) => sum + clip.frames, 0)).toBe(frames);
      for (const clip of footage) expect(clip).toMatchObject(slots[clip.layer] ?? {});
    }),
  );
});
