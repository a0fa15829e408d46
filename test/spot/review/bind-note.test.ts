import {expect, test} from 'vitest';
import type {Rect} from '../../../src/spot/geometry/box.ts';
import {notePlace, sharedText, slotAt} from '../../../src/spot/review/bind-note.ts';
import type {BoardPlaces} from '../../../src/spot/review/board.ts';
import type {Span} from '../../../src/spot/timeline/frames.ts';

const places: BoardPlaces = {
  slots: [
    {slot: 'hook', from: 0, frames: 90, shot: null, take: null},
    {slot: 'offer', from: 90, frames: 60, shot: 'hero', take: 2},
  ],
  texts: [
    {
      field: 'copy.hook',
      value: 'Still ice.',
      from: 4,
      frames: 86,
      box: {x: 0.1, y: 0.2, width: 0.6, height: 0.1},
    },
    {field: 'copy.tag', value: 'New', from: 4, frames: 86, box: {x: 0.1, y: 0.31, width: 0.2, height: 0.04}},
    {field: 'copy.offer', value: '39', from: 90, frames: 60, box: {x: 0.1, y: 0.2, width: 0.6, height: 0.1}},
  ],
};
const at = (frame: number, frames = 1) => ({from: frame, frames});
const fieldOf = (...args: Parameters<typeof notePlace>) => notePlace(...args).text?.field;

test('a box around a text is about the text, and its slot is the one on screen', () => {
  const box = {x: 0.05, y: 0.18, width: 0.7, height: 0.12};
  expect(notePlace(places, at(30), box)).toMatchObject({slot: 'hook', text: {field: 'copy.hook'}});
  expect(notePlace(places, at(100), box)).toMatchObject({slot: 'offer', text: {field: 'copy.offer'}});
  expect(notePlace(places, at(89), box).slot).toBe('hook');
  expect(notePlace(places, at(90), box).slot).toBe('offer');
});

test('a small box inside a text is about it, and of two texts the one that it covers most', () => {
  expect(fieldOf(places, at(30), {x: 0.3, y: 0.22, width: 0.1, height: 0.03})).toBe('copy.hook');
  expect(fieldOf(places, at(30), {x: 0.08, y: 0.29, width: 0.3, height: 0.08})).toBe('copy.tag');
});

test('a box beside all texts, a text that is not on screen then, and no box at all are about no text', () => {
  expect(fieldOf(places, at(30), {x: 0.1, y: 0.7, width: 0.5, height: 0.2})).toBeUndefined();
  expect(fieldOf(places, at(2), {x: 0.1, y: 0.2, width: 0.6, height: 0.1})).toBeUndefined();
  expect(notePlace(places, null, null)).toEqual({slot: null, text: null});
  expect(notePlace(places, at(30), null)).toEqual({slot: 'hook', text: null});
  expect(slotAt(places.slots, 150)).toBeUndefined();
});

test('a range that reaches into a text is about it', () => {
  expect(fieldOf(places, at(0, 10), {x: 0.1, y: 0.2, width: 0.6, height: 0.1})).toBe('copy.hook');
});

test('variants share a text if they show the same words in the same field', () => {
  const other: BoardPlaces = {...places, texts: places.texts.map((text) => ({...text, value: 'Other'}))};
  const variants = [
    {id: 'a', places},
    {id: 'b', places: other},
    {id: 'c', places},
    {id: 'd', places: null},
  ];
  expect(sharedText(variants, {field: 'copy.hook', value: 'Still ice.'})).toEqual(['a', 'c']);
});

const named: BoardPlaces = {
  slots: [
    {slot: 'hook', from: 0, frames: 90, shot: null, take: null},
    {slot: 'offer', from: 90, frames: 90, shot: null, take: null},
  ],
  texts: [
    {
      field: 'copy.hook',
      value: 'Still ice.',
      from: 5,
      frames: 80,
      box: {x: 0.1, y: 0.1, width: 0.8, height: 0.1},
    },
    {
      field: 'copy.cta',
      value: 'Shop now',
      from: 95,
      frames: 85,
      box: {x: 0.2, y: 0.8, width: 0.4, height: 0.1},
    },
    {field: 'copy.price', value: '€39', from: 95, frames: 85, box: {x: 0.7, y: 0.8, width: 0.2, height: 0.1}},
  ],
};
type Said = {frames: Span | null; box: Rect | null; text: string; alone?: boolean};

test.each<[string, Said, string | null, string | null]>([
  [
    'a box over a text',
    {frames: at(10), box: {x: 0, y: 0.05, width: 1, height: 0.2}, text: ''},
    'hook',
    'copy.hook',
  ],
  [
    'a box that touches a text at its edge',
    {frames: at(10), box: {x: 0, y: 0, width: 1, height: 0.11}, text: ''},
    'hook',
    null,
  ],
  [
    'the nearer of two texts',
    {frames: at(100), box: {x: 0.5, y: 0.7, width: 0.5, height: 0.3}, text: ''},
    'offer',
    'copy.price',
  ],
  ['the words of a text', {frames: at(100), box: null, text: 'Make "shop now" red'}, 'offer', 'copy.cta'],
  ['the name of a field', {frames: at(100), box: null, text: 'The CTA is too small'}, 'offer', 'copy.cta'],
  ['a text that does not show yet', {frames: at(0), box: null, text: 'Still ice'}, 'hook', null],
  ['a note that names nothing', {frames: at(10), box: null, text: 'Too dark'}, 'hook', null],
  [
    'new words for the only text',
    {frames: at(10), box: null, text: 'say: Cold', alone: true},
    'hook',
    'copy.hook',
  ],
  [
    'new words where two texts show',
    {frames: at(100), box: null, text: 'say: Cold', alone: true},
    'offer',
    null,
  ],
  ['a note on the whole', {frames: null, box: null, text: 'Still ice'}, null, null],
])('%s is bound', (_, {frames, box, text, alone = false}: Said, slot, field) => {
  const found = notePlace(named, frames, box, {text, alone});
  expect([found.slot, found.text?.field ?? null]).toEqual([slot, field]);
});
