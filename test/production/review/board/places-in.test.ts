import {expect, test} from 'vitest';
import {placesIn} from '../../../../src/production/review/board/places-in.ts';
import type {StagedVariant} from '../../../../src/production/stage/stage-variant.ts';
import type {ShownElement} from '../../../../src/spot/findings/shown-elements.ts';

type Part = {ink: {x: number; y: number; width: number; height: number}};

/** A text that is seen at frames 4 to 33, on these lines. */
const textOf = (name: string, ...parts: Part[]): ShownElement =>
  ({
    ...{kind: 'text', name, text: '', still: true},
    seen: {from: 4, frames: 30},
    rest: {from: 6, frames: 26},
    runs: [{from: 6, frames: 26, parts}],
  }) as unknown as ShownElement;

const staged = {
  variant: {props: {copy: {hook: 'Still ice.', price: 39, points: ['a', 'b']}}},
  spot: {
    ...{width: 1000, height: 2000},
    slots: {end: {from: 40, frames: 20}, hook: {from: 0, frames: 40}},
  },
  fillings: {hook: {take: {shot: 'hero', number: 2}}, end: {take: {shot: 'x', number: 1, file: 'bars.mp4'}}},
} as unknown as StagedVariant;
const line = {ink: {x: 100, y: 200, width: 500, height: 100}};

test('slots are in the order of time, and name the take only where it was bought', () => {
  expect(placesIn(staged, []).slots).toEqual([
    {slot: 'hook', from: 0, frames: 40, shot: 'hero', take: 2},
    {slot: 'end', from: 40, frames: 20, shot: null, take: null},
  ]);
});

test('a text has its field, its value, and one box around all of its lines as fractions of the frame', () => {
  const second = {ink: {x: 100, y: 300, width: 650, height: 100}};
  expect(placesIn(staged, [textOf('copy.hook', line, second)]).texts).toEqual([
    {
      field: 'copy.hook',
      value: 'Still ice.',
      from: 4,
      frames: 30,
      box: {x: 0.1, y: 0.1, width: 0.65, height: 0.1},
    },
  ]);
  const values = ['copy.price', 'copy.points.1'].map(
    (name) => placesIn(staged, [textOf(name, line)]).texts[0]?.value,
  );
  expect(values).toEqual(['39', 'b']);
});

test('an element that shows no field of the copy, and a text outside of the frame, are no places', () => {
  const outside = {ink: {x: -600, y: 0, width: 500, height: 100}};
  const shown = [textOf('ornament', line), textOf('copy.points', line), textOf('copy.constructor', line)];
  expect(placesIn(staged, [...shown, textOf('copy.hook', outside)]).texts).toEqual([]);
});
