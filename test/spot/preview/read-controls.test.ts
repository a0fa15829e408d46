import {expect, test} from 'vitest';
import {EditFile, Pick as EditPick} from '../../../src/spot/documents/edit.ts';
import {correctionFor, GradeFile} from '../../../src/spot/documents/grade.ts';
import {toControls, variantControls} from '../../../src/spot/preview/controls.ts';
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

test('another strength of the grade is shown once its cube is there, and is not part of the variant', () => {
  const grade = GradeFile.parse({
    shots: {ice: {takes: {'take-1-aaaaaaaa': {measured: {exposure: 0.4}}}}},
  });
  const own = take(staged('a', 'mp4'), 90);
  const keyAt = (strength: number): string => {
    const correction = correctionFor({...grade, strength}, own);
    return correction ? gradeKey('one', props.look, correction) : '';
  };
  const bare = {...whole(), grade};
  const cubes = {...bare.cubes, [keyAt(1)]: {staged: staged('d', 'cube')}};
  const spot = {...bare, cubes};
  const controls = toControls(props, spot);
  const half = {...controls, grade: {strength: 0.5, shots: {}}};
  expect(see(spot, half).wants).toBe(true);
  expect(variantControls(half)).toEqual(variantControls(controls));
  const made = {...spot, cubes: {...cubes, [keyAt(0.5)]: {staged: staged('e', 'cube')}}};
  expect([controls, half].map((each) => see(made, each).spot?.footage[0]?.cube)).toEqual([
    staged('d', 'cube'),
    staged('e', 'cube'),
  ]);
});

test('an edited level of the mix is heard once that mix is there, never the one of the documents', () => {
  const spot = {...whole(), edit: EditFile.parse({picks: {ice: {sound: -12}}})};
  const controls = toControls(props, spot);
  const quiet = {...controls, sound: {...controls.sound, clips: {ice: -20}}};
  const heard = [controls, quiet].map((each) => see(spot, each).spot?.footage[0]?.sound);
  expect(heard).toEqual([-12, -20]);
  const {spot: shown} = see(spot);
  const key = shown ? mixKey(shown, props, template) : '';
  const mixed = {...spot, mixes: {[key]: {staged: staged('f', 'm4a')}}};
  expect(see(mixed).spot?.mix).toBe(staged('f', 'm4a'));
  expect(see(mixed, quiet)).toMatchObject({spot: {mix: null}, wants: true});
});

test('a mix without the J cut of a clip is not played as the one with it', () => {
  const cut = (pick: object) => ({...whole(), edit: EditFile.parse({picks: {ice: {sound: -12, ...pick}}})});
  const filling = (pick: object) => {
    const spot = cut(pick);
    const [key = ''] = Object.keys(spot.takes);
    return {...spot, takes: {[key]: {take: take(staged('a', 'mp4'), 90), pick: EditPick.parse(pick)}}};
  };
  const keys = [{sound: -12}, {sound: -12, lead: '3f'}, {sound: -12, tail: 0.2}].map((pick) => {
    const {spot} = see(filling(pick));
    return spot && mixKey(spot, props, template);
  });
  expect(new Set(keys).size).toBe(3);
});

test('a setting out of its range gives a problem and no picture', () => {
  const spot = whole();
  const controls = toControls(props, spot);
  const {spot: picture, problems} = see(spot, {...controls, sound: {...controls.sound, room: -7}});
  expect([picture, problems[0]?.where?.field]).toEqual([null, 'sound.room']);
});

test('the beats of the bed are those of the bed as it is cut for the length', () => {
  const beats = {beats: Array.from({length: 32}, (_, at) => at / 2), perBar: 4, offset: 0};
  const track = {bed: {seconds: 16, bpm: 120, beats: 4, offset: 0}, beats};
  const spot = {...whole(), beats: {'one/slow': {staged: track}}};
  expect(see(whole()).beats).toBeUndefined();
  const seen = see(spot).beats ?? [];
  expect(seen.map(({at}) => at)).toEqual(Array.from({length: 12}, (_, at) => at / 2));
  expect(seen.filter(({downbeat}) => downbeat).map(({at}) => at)).toEqual([0, 2, 4]);
  expect(see(spot, {...toControls(props, spot), music: '(none)'}).beats).toBeUndefined();
});
