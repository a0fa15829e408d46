import {expect, test} from 'vitest';
import {correctionFor, GradeFile, hasNoEntry, takeName} from '../../../src/spot/documents/grade.ts';

const take = {shot: 'ice', number: 2, src: `${'ab12cd34'.repeat(8)}.mp4`};
const NAME = 'take-2-ab12cd34';
const gradeOf = (file: object) => correctionFor(GradeFile.parse(file), take);

test('a take is named by its number and its clip: another clip is another take', () => {
  expect(takeName(take)).toBe(NAME);
  expect(takeName({...take, src: `ff${take.src.slice(2)}`})).not.toBe(NAME);
});

test('a take is named by what it was made from, so that another encoder makes no other take of it', () => {
  const made = {...take, source: 'feed0001'.repeat(8)};
  expect(takeName(made)).toBe('take-2-feed0001');
  expect(takeName({...made, src: `ff${take.src.slice(2)}`})).toBe('take-2-feed0001');
  expect(takeName({...made, source: 'feed0002'.repeat(8)})).not.toBe('take-2-feed0001');
});

test('what was measured before the colours of a clip were converted is of other colours: the take has no entry', () => {
  const made = {...take, source: 'feed0001'.repeat(8)};
  const grade = GradeFile.parse({shots: {ice: {takes: {'take-2-feed0001': {measured: {exposure: 0.9}}}}}});
  const converted = {...made, colours: 'pq' as const};
  expect(takeName(converted)).toBe('take-2-feed0001-pq');
  expect([made, converted].map((each) => hasNoEntry(grade, each))).toEqual([false, true]);
  expect(correctionFor(grade, made)?.correction.exposure).toBe(0.9);
  expect(correctionFor(grade, converted)).toBeNull();
});

test('entries with the name of an earlier version still apply, also what a person wrote beside a newer entry', () => {
  const made = {...take, source: 'feed0001'.repeat(8)};
  const old = {
    [NAME]: {measured: {exposure: 1}, guard: [{colour: '#b3202c', keep: 0.4}], correction: {tint: 0.1}},
  };
  const both = {...old, 'take-2-feed0001': {measured: {contrast: 0.2}}};
  const applied = (takes: object) => correctionFor(GradeFile.parse({shots: {ice: {takes}}}), made);
  expect(applied(old)).toMatchObject({correction: {exposure: 1, tint: 0.1}, guard: [{keep: 0.4}]});
  expect(applied(both)).toMatchObject({correction: {exposure: 0, contrast: 0.2, tint: 0.1}, guard: []});
});

test('a take has no entry where takes were measured, and it was not', () => {
  const stale = (file: object) => hasNoEntry(GradeFile.parse(file), take);
  const measured = {'take-1-00000000': {measured: {exposure: 1}}};
  expect(stale({shots: {ice: {takes: measured}}})).toBe(true);
  expect(stale({shots: {sun: {takes: measured}}})).toBe(true);
  expect(stale({shots: {ice: {takes: {...measured, [NAME]: {measured: {}}}}}})).toBe(false);
  expect(stale({shots: {ice: {correction: {exposure: 0.2}}}})).toBe(false);
  expect(stale({shots: {ice: {takes: {'take-1-00000000': {correction: {tint: 0.1}}}}}})).toBe(true);
  expect(hasNoEntry(undefined, take)).toBe(false);
});

test('what was measured is applied at the strength of the spot or of the shot', () => {
  const takes = {[NAME]: {measured: {exposure: 1}}};
  expect(gradeOf({shots: {ice: {takes}}})?.correction.exposure).toBe(1);
  expect(gradeOf({strength: 0.5, shots: {ice: {takes}}})?.correction.exposure).toBe(0.5);
  expect(gradeOf({strength: 0.5, shots: {ice: {strength: 0.25, takes}}})?.correction.exposure).toBe(0.25);
  expect(gradeOf({strength: 0, shots: {ice: {takes}}})).toBeNull();
});

test("a person's values win field by field: those of the take over those of the shot over what was measured", () => {
  const shots = {
    ice: {
      correction: {exposure: 0.2, tint: 0.1},
      takes: {[NAME]: {measured: {exposure: 1, contrast: 0.3, tint: -0.4}, correction: {tint: 0}}},
    },
  };
  expect(gradeOf({shots})?.correction).toMatchObject({exposure: 0.2, contrast: 0.3, tint: 0});
});

test("a person's values need no measured ones, and apply to every take of the shot", () => {
  expect(gradeOf({shots: {ice: {correction: {exposure: 0.2}}}})).toEqual({
    correction: {exposure: 0.2},
    guard: [],
  });
});

test('a take without an entry, or whose correction changes nothing, has none', () => {
  expect(correctionFor(undefined, take)).toBeNull();
  expect(gradeOf({shots: {other: {correction: {exposure: 1}}}})).toBeNull();
  expect(gradeOf({shots: {ice: {takes: {[NAME]: {measured: {}}}}}})).toBeNull();
  expect(gradeOf({shots: {ice: {takes: {'take-1-00000000': {measured: {exposure: 1}}}}}})).toBeNull();
});

test('a hero is a shot or a still', () => {
  expect(GradeFile.parse({hero: 'ice'}).hero).toEqual({shot: 'ice'});
  expect(GradeFile.parse({hero: {still: 'ref.jpg'}}).hero).toEqual({still: 'ref.jpg'});
  expect(GradeFile.safeParse({hero: {}}).error?.issues[0]?.message).toBe('expected either a shot or a still');
  expect(GradeFile.safeParse({hero: {still: '../ref.jpg'}}).success).toBe(false);
});
