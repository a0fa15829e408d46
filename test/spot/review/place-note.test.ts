import {expect, test} from 'vitest';
import {foreignNote} from '../../../src/spot/review/foreign-note.ts';
import {changeIn} from '../../../src/spot/review/note-change.ts';
import {foreignPlace, noteFrames} from '../../../src/spot/review/place-note.ts';
import {variantsNamed} from '../../../src/spot/review/variant-named.ts';

const reading = {start: () => 0, rate: null};
const length = {fps: 30, frames: 450};
const at = (value: number) => foreignNote({text: 'x', where: 'x', at: {unit: 'frames', value, rate: null}});

test.each([
  [0, {span: {from: 0, frames: 1}}],
  [-1, {span: {from: 0, frames: 1}}],
  [449, {span: {from: 449, frames: 1}}],
  [450, {span: {from: 449, frames: 1}}],
])('frame %d is placed within one frame of the variant', (frame, expected) => {
  expect(noteFrames(at(frame), length, reading)).toEqual(expected);
});

test.each([-2, 451, 1e300, Number.NaN])('frame %d is not placed, with a reason', (frame) => {
  expect(noteFrames(at(frame), length, reading)).toHaveProperty('reason');
});

test('a note that lasts longer than the variant ends with it', () => {
  const long = {...at(440), lasts: {unit: 'frames' as const, value: 1e12, rate: null}};
  expect(noteFrames(long, length, reading)).toEqual({span: {from: 440, frames: 10}});
});

const places = {
  slots: [
    {slot: 'hook', from: 0, frames: 90},
    {slot: 'offer', from: 90, frames: 90},
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
const span = (from: number) => ({from, frames: 1});

test.each([
  [
    'a box over a text',
    {span: span(10), box: {x: 0, y: 0.05, width: 1, height: 0.2}, text: ''},
    'hook',
    'copy.hook',
  ],
  [
    'a box that touches a text at its edge',
    {span: span(10), box: {x: 0, y: 0, width: 1, height: 0.11}, text: ''},
    'hook',
    null,
  ],
  [
    'the nearer of two texts',
    {span: span(100), box: {x: 0.5, y: 0.7, width: 0.5, height: 0.3}, text: ''},
    'offer',
    'copy.price',
  ],
  ['the words of a text', {span: span(100), box: null, text: 'Make "shop now" red'}, 'offer', 'copy.cta'],
  ['the name of a field', {span: span(100), box: null, text: 'The CTA is too small'}, 'offer', 'copy.cta'],
  ['a text that does not show yet', {span: span(0), box: null, text: 'Still ice'}, 'hook', null],
  ['a note that names nothing', {span: span(10), box: null, text: 'Too dark'}, 'hook', null],
  [
    'new words for the only text',
    {span: span(10), box: null, text: 'say: Cold', alone: true},
    'hook',
    'copy.hook',
  ],
  [
    'new words where two texts show',
    {span: span(100), box: null, text: 'say: Cold', alone: true},
    'offer',
    null,
  ],
  ['a note on the whole', {span: null, box: null, text: 'Still ice'}, null, null],
])('%s is bound', (_, note, slot, field) => {
  expect(foreignPlace(note, places)).toEqual({slot, field});
});

test.each([
  ['moss_flask_ice-shop_9x16_15s_v1.mp4', ['ice-shop']],
  ['ICE_SHOP final FINAL.mov', ['ice-shop']],
  ['ice-shop-long.mp4', ['ice-shop-long']],
  ['/Volumes/ads/ice-try/export.mp4', []],
  ['nice-shop.mp4', []],
  [null, []],
])('the file %s names %o', (name, ids) => {
  const all = ['ice-shop', 'ice-shop-long', 'ice-try'].map((id) => ({id, name: `brand_${id}_v1`}));
  expect(variantsNamed(name, all)).toEqual(ids);
});

test.each([
  ['say: Cold all day', {kind: 'say', text: 'Cold all day'}],
  ['Say: "Two\nlines"', {kind: 'say', text: 'Two\nlines'}],
  ['Shorten by 0.5 s', {kind: 'shorten', seconds: 0.5}],
  ['lengthen it by 1,25 seconds.', {kind: 'lengthen', seconds: 1.25}],
  ['take 2', {kind: 'take', take: 2}],
  ['Bigger', {kind: 'bigger'}],
  ['shorten by 99 s', null],
  ['shorten by 0 s', null],
  ['They say: no', null],
  ['bigger logo, maybe', null],
])('the words %j ask for %o', (text, change) => {
  expect(changeIn(text)).toEqual(change);
});
