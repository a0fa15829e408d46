import {expect, test} from 'vitest';
import {type ForeignTime, foreignNote} from '../../../src/spot/review/foreign-note.ts';
import {changeIn} from '../../../src/spot/review/note-change.ts';
import {noteFrames, startOfTimecodes} from '../../../src/spot/review/place-note.ts';
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

const timecode = (value: string, lasts: number | null = null) =>
  foreignNote({
    text: 'x',
    where: 'x',
    at: {unit: 'timecode', value, rate: null},
    lasts: lasts === null ? null : {unit: 'frames', value: lasts, rate: null},
  });

test.each([
  ['59.94 drop-frame', 60, null, '01:00:10;20', 620, 12],
  ['59.94 drop-frame after the first minute', 60, null, '01:01:00;04', 3600, 12],
  ['59.94 drop-frame with a frame over 30', 60, null, '01:00:00;45', 45, 12],
  ['29.97 drop-frame', 30, null, '01:00:10;20', 320, 12],
  ['29.97 drop-frame in a spot of 25', 25, null, '01:00:10;00', 250, 10],
  ['59.94 drop-frame in a spot of 30, with --rate', 30, 60000 / 1001, '01:00:10;40', 320, 6],
])(
  'a timecode of %s is at its frame, and its length is at the same rate',
  (_, fps, rate, code, from, frames) => {
    const note = timecode(code, 12);
    const start = (at: number) => startOfTimecodes([note], at);
    expect(noteFrames(note, {fps, frames: 9000}, {start, rate})).toEqual({span: {from, frames}});
  },
);

test('a length is a number of frames, a timecode or seconds; one that cannot be read is one frame', () => {
  const lasting = (lasts: ForeignTime) => noteFrames({...timecode('00:00:01:00'), lasts}, length, reading);
  const [frames, code] = [
    {unit: 'frames' as const, rate: null},
    {unit: 'timecode' as const, rate: null},
  ];
  expect(lasting({...frames, value: 12})).toEqual({span: {from: 30, frames: 12}});
  expect(lasting({...code, value: '00:00:02:15'})).toEqual({span: {from: 30, frames: 75}});
  expect(lasting({unit: 'seconds', value: 0.5})).toEqual({span: {from: 30, frames: 15}});
  expect(lasting({...code, value: 'long'})).toEqual({span: {from: 30, frames: 1}});
});

test('a number that drop-frame leaves out is no frame', () => {
  const note = timecode('00:01:00;00');
  expect(noteFrames(note, {fps: 30, frames: 9000}, {start: () => 0, rate: null})).toMatchObject({
    reason: expect.stringContaining('29.97'),
  });
});

test.each([
  ['01:00:00:00', 25, 90_000],
  ['00:59:59:24', 25, 90_000],
  ['00:59:59:23', 25, 0],
  ['00:59:59;29', 30000 / 1001, 107_892],
  ['01:00:00;00', 60000 / 1001, 215_784],
  ['10:30:00:00', 24, 864_000],
])('where the earliest timecode is %s at %d, the timeline begins at frame %d', (earliest, rate, start) => {
  expect(startOfTimecodes([timecode('10:59:00:00'), timecode(earliest)], rate)).toBe(start);
});

test('a note one frame before the hour at which the timeline begins is on its first frame', () => {
  const notes = ['00:59:59;29', '01:00:05;00'].map((code) => timecode(code));
  const start = (rate: number) => startOfTimecodes(notes, rate);
  expect(notes.map((note) => noteFrames(note, length, {start, rate: null}))).toEqual([
    {span: {from: 0, frames: 1}},
    {span: {from: 150, frames: 1}},
  ]);
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
  ['say: "Ice" is "cool"', {kind: 'say', text: '"Ice" is "cool"'}],
  ['say: „Eis“', {kind: 'say', text: 'Eis'}],
  ['say: « Glace »', {kind: 'say', text: 'Glace'}],
  ["say: 'Ice'", {kind: 'say', text: 'Ice'}],
  ['say: “Ice”', {kind: 'say', text: 'Ice'}],
  ["say: Rock 'n'", {kind: 'say', text: "Rock 'n'"}],
  ['say: ""', {kind: 'say', text: '""'}],
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
