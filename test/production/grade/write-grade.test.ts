import {expect, test} from 'vitest';
import {parseYaml} from '../../../src/machine/documents/document.ts';
import {gradeText, type WrittenTake} from '../../../src/production/grade/write-grade.ts';
import {GradeFile} from '../../../src/spot/documents/grade.ts';

const TAKE = 'take-1-12345678';
const take = (shot: string, measured: WrittenTake['measured'], guard: WrittenTake['guard'] = []) => ({
  shot,
  name: TAKE,
  measured,
  guard,
});
const read = (text: string): GradeFile => parseYaml(text, 'grade.yaml', GradeFile).value;

test('a new document has a line for each take, and reads as what was measured', () => {
  const guard = [{colour: '#b3202c', keep: 0.4}];
  const text = gradeText('', 'ice', [
    take('ice', {}),
    take('sun', {exposure: 0.2, lift: [0, 0.01, 0]}, guard),
  ]);
  expect(text.split('\n').filter((line) => line.includes(TAKE))).toHaveLength(2);
  expect(read(text)).toEqual({
    hero: {shot: 'ice'},
    strength: 1,
    shots: {
      ice: {takes: {[TAKE]: {measured: {}}}},
      sun: {takes: {[TAKE]: {measured: {exposure: 0.2, lift: [0, 0.01, 0]}, guard}}},
    },
  });
});

test('of a document that is there, only what was measured changes', () => {
  const text = [
    '# Agreed on Tuesday.',
    'hero:   ice   # the client likes it',
    'strength: 0.8',
    'shots:',
    '  sun:',
    '    # A person wrote this.',
    '    correction: { exposure: -0.3 }',
    '    takes:',
    `      ${TAKE}: {measured: {exposure: 0.2}, correction: {tint: 0.1}} # by hand`,
    '',
  ].join('\n');
  const again = gradeText(text, null, [take('sun', {exposure: 0.25, saturation: -0.1})]);
  expect(again).toBe(text.replace('{exposure: 0.2}', '{exposure: 0.25, saturation: -0.1}'));
  const more = gradeText(again, null, [take('sea', {contrast: 0.1})]);
  expect(more.startsWith(again)).toBe(true);
  expect(read(more).shots.sea?.takes[TAKE]?.measured).toEqual({contrast: 0.1});
});

test('a guard that is not needed any more goes, and the rest stays', () => {
  const text = gradeText('', 'ice', [take('sun', {exposure: 0.2}, [{colour: '#b3202c', keep: 0.4}])]);
  const again = gradeText(text, null, [take('sun', {exposure: 0.2})]);
  expect(read(again).shots.sun?.takes[TAKE]).toEqual({measured: {exposure: 0.2}});
});

test('a document with a hero only gets the takes', () => {
  expect(read(gradeText('hero: ice\n', null, [take('ice', {}), take('sun', {tint: 0.1})]))).toMatchObject({
    hero: {shot: 'ice'},
    shots: {ice: {takes: {[TAKE]: {measured: {}}}}, sun: {takes: {[TAKE]: {measured: {tint: 0.1}}}}},
  });
});
