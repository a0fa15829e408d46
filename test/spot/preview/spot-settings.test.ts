import {expect, test} from 'vitest';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {GradeFile} from '../../../src/spot/documents/grade.ts';
import {
  settingsChanges,
  settingsOf,
  withClipLevel,
  withSettings,
} from '../../../src/spot/preview/spot-settings.ts';

const edit = EditFile.parse({
  picks: {ice: {take: 2, sound: -12}},
  sound: {
    duck: {amount: 9},
    cues: [
      {sound: 'hit', slot: 'end'},
      {sound: 'hit', slot: 'end', gain: -3},
    ],
    sonicLogo: [
      {only: {seconds: 6}, play: false},
      {slot: 'end', gain: -2},
    ],
  },
});
const grade = GradeFile.parse({strength: 0.8, shots: {trail: {strength: 0.5}}});
const source = {shots: ['ice', 'trail'], edit, grade};

test('the settings are those of the documents, and of a spot without documents the usual ones', () => {
  expect(settingsOf(source)).toEqual({
    sound: {
      duck: {amount: 9, attack: 40, release: 450, band: 'whole'},
      clips: {ice: -12},
      cues: {'1 hit, end': 0, '2 hit, end': -3},
      sonicLogo: {'2 end': -2},
    },
    grade: {strength: 0.8, shots: {trail: 0.5}},
  });
  const {sound, grade: none} = settingsOf({shots: ['ice']});
  expect([sound.duck.amount, sound.clips, none]).toEqual([12, {}, undefined]);
});

test('settings as they are, or left out, change nothing', () => {
  expect(settingsChanges(settingsOf(source), source)).toEqual([]);
  expect(settingsChanges({}, source)).toEqual([]);
  expect(withSettings(source, [])).toEqual({edit, grade});
  expect(withSettings({}, [])).toEqual({});
});

test('each changed setting has the place of its value in its document', () => {
  const {sound} = settingsOf(source);
  const changes = settingsChanges(
    {
      sound: {
        ...sound,
        duck: {...sound.duck, band: 'speech'},
        room: -60,
        clips: {trail: 0},
        cues: {...sound.cues, '2 hit, end': -6},
        sonicLogo: {'2 end': -4.5},
      },
      grade: {strength: 1, shots: {ice: 0.2}},
    },
    source,
  );
  expect(changes.map(({file, path, value}) => [file, path.join('.'), value])).toEqual([
    ['edit.yaml', 'sound.duck.band', 'speech'],
    ['edit.yaml', 'sound.room', -60],
    ['edit.yaml', 'picks.ice.sound', undefined],
    ['edit.yaml', 'picks.trail.sound', 0],
    ['edit.yaml', 'sound.cues.1.gain', -6],
    ['edit.yaml', 'sound.sonicLogo.1.gain', -4.5],
    ['grade.yaml', 'strength', 1],
    ['grade.yaml', 'shots.ice.strength', 0.2],
    ['grade.yaml', 'shots.trail.strength', undefined],
  ]);
  const then = withSettings(source, changes);
  expect(then.edit?.picks).toMatchObject({ice: {take: 2}, trail: {sound: 0}});
  expect(then.edit?.picks.ice?.sound).toBeUndefined();
  expect(then.edit?.sound).toMatchObject({duck: {amount: 9, band: 'speech'}, room: -60});
  expect(then.edit?.sound?.cues.map(({gain}) => gain)).toEqual([0, -6]);
  expect(then.edit?.sound?.sonicLogo.map(({gain}) => gain)).toEqual([0, -4.5]);
  expect(then.grade).toMatchObject({strength: 1, shots: {ice: {strength: 0.2}}});
  expect(settingsChanges(settingsOf({...source, ...then}), {...source, ...then})).toEqual([]);
});

test('a control that a person emptied removes the value', () => {
  const removed = {sound: {...settingsOf(source).sound, clips: {ice: null as never}}};
  expect(settingsChanges(removed, source)).toEqual([
    {file: 'edit.yaml', path: ['picks', 'ice', 'sound'], value: undefined},
  ]);
});

test('a value out of its range is refused with the field', () => {
  const change = {file: 'grade.yaml', path: ['strength'], value: 7} as const;
  expect(() => withSettings(source, [change])).toThrow(/strength.*at most 1/);
});

test('the level of a clip is that of the edit, and the rest of its pick stays', () => {
  const filling = {take: {} as never, pick: EditFile.parse({picks: {ice: {in: 1}}}).picks.ice as never};
  const loud = withClipLevel(filling, -6);
  expect(loud).toMatchObject({pick: {in: 1, sound: -6}});
  expect(withClipLevel(loud, undefined)).toEqual(filling);
  const card = {missing: {shot: null, prompt: '', model: '', price: ''}};
  expect(withClipLevel(card, -6)).toBe(card);
});
