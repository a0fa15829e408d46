import {expect, test} from 'vitest';
import {correctionFor, GradeFile} from '../../../src/spot/documents/grade.ts';
import {toControls} from '../../../src/spot/preview/controls.ts';
import type {PreviewSpot} from '../../../src/spot/preview/preview-data.ts';
import {previewOf} from '../../../src/spot/preview/read-controls.ts';
import {gradeKey, lookKey, mixKey, takeKey} from '../../../src/spot/preview/staged-keys.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {footageSeconds} from '../../../src/spot/timeline/resolve-spot.ts';
import {brands, propsOf, spotOf, template, templates} from './setup.ts';

const props = propsOf({shots: {s0: 'ice'}});
const staged = (letter: string, extension: string): string => `${letter.repeat(64)}.${extension}`;
const take = (src: string, frames: number): Take => ({
  shot: 'ice',
  number: 1,
  provider: 'p',
  model: 'm',
  request: 'r',
  src,
  frames,
  fps: 30,
  width: 1080,
  height: 1920,
  focus: [0.5, 0.5],
  warnings: [],
  rights: null,
});

const see = (spot: PreviewSpot, controls = toControls(props, spot)) =>
  previewOf(controls, props, {spot, brands, templates});

/** The spot with everything staged that the props need. */
function whole(): PreviewSpot {
  const bare = spotOf(props);
  const seen = footageSeconds({props, template, transitions: {}, lengths: {}}).s0 ?? 0;
  const filling = {take: take(staged('a', 'mp4'), 90), pick: {in: 0, speed: 1}};
  const half = {
    ...bare,
    takes: {[takeKey(props, 's0', seen)]: filling},
    cubes: {[lookKey('one', {name: 'day'})]: {staged: staged('b', 'cube')}},
  };
  const {spot} = see(half);
  return spot ? {...half, mixes: {[mixKey(spot, props, template)]: {staged: staged('c', 'm4a')}}} : half;
}

test('a preview shows what is staged, and lists what is still being made', () => {
  const {spot, notes, wants} = see(spotOf(props));
  expect(spot?.footage[0]?.missing?.prompt).toBe('Being made');
  expect([wants, notes]).toEqual([true, ['Being made: s0, the look, the sound']]);
  const done = see(whole());
  expect(done.spot?.footage[0]?.src).toBe(staged('a', 'mp4'));
  expect([done.spot?.footage.at(0)?.cube, done.spot?.mix]).toEqual([staged('b', 'cube'), staged('c', 'm4a')]);
  expect([done.wants, done.notes]).toEqual([false, []]);
});

test('changed copy is shown at once, and the mix stays because the copy does not affect it', () => {
  const spot = whole();
  const {copy, ...controls} = toControls(props, spot);
  const {spot: seen, wants} = see(spot, {...controls, copy: {...copy, hook: 'Colder.'}});
  expect([seen?.copy.hook, seen?.mix, wants]).toEqual(['Colder.', staged('c', 'm4a'), false]);
});

test('a take with a correction is shown with its own grade, and with the look until that is made', () => {
  const grade = GradeFile.parse({shots: {ice: {correction: {exposure: 0.3}}}});
  const spot = {...whole(), grade};
  const waiting = see(spot);
  expect([waiting.spot?.footage[0]?.cube, waiting.wants]).toEqual([staged('b', 'cube'), true]);
  const correction = correctionFor(grade, take(staged('a', 'mp4'), 90));
  const key = correction ? gradeKey('one', props.look, correction) : '';
  const made = see({...spot, cubes: {...spot.cubes, [key]: {staged: staged('d', 'cube')}}});
  expect([made.spot?.footage[0]?.cube, made.wants, made.notes]).toEqual([staged('d', 'cube'), false, []]);
});

test('a mix for other props is never played', () => {
  const spot = whole();
  const longer = see(spot, {...toControls(props, spot), seconds: 12});
  expect([longer.spot?.frames, longer.spot?.mix, longer.wants]).toEqual([360, null, true]);
  // The take is there, only for a shorter slot: its last frame is held meanwhile.
  expect(longer.spot?.footage[0]?.src).toBe(staged('a', 'mp4'));
});

test('another brand is applied to the same spot, as far as it has the names', () => {
  const spot = whole();
  const controls = {...toControls(props, spot), brand: 'two'};
  expect(see(spot, {...controls, look: {name: 'noon'}}).spot?.brand.id).toBe('two');
  expect(see(spot, controls).problems).toMatchObject([
    {what: 'there is no look "day"', expected: 'noon', got: 'day', where: {field: 'look'}},
  ]);
});

test('copy that the template refuses gives problems and no picture', () => {
  const spot = whole();
  const controls = toControls(props, spot);
  const {spot: picture, problems} = see(spot, {...controls, copy: {...controls.copy, hook: 'x'.repeat(31)}});
  expect(picture).toBeNull();
  expect(problems).toMatchObject([
    {where: {field: 'copy.hook', file: spot.file}, expected: 'at most 30 characters'},
  ]);
});

test('a slot that appears with changed copy is unshot until a shot is chosen', () => {
  const spot = whole();
  const controls = toControls(props, spot);
  const {spot: seen} = see(spot, {...controls, copy: {...controls.copy, steps: ['a', 'b', 'c']}});
  expect(Object.keys(seen?.slots ?? {})).toEqual(['s0', 's1', 's2', 's3']);
  expect(seen?.footage.at(-1)?.missing).not.toBeNull();
});
