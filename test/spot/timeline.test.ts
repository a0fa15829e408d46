import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Pick as EditPick} from '../../src/spot/edit.ts';
import type {Take} from '../../src/spot/take.ts';
import {type Footage, layTimeline, sourceFrame} from '../../src/spot/timeline.ts';

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
