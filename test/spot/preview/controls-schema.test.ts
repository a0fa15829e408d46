import {expect, test} from 'vitest';
import type {z} from 'zod';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {GradeFile} from '../../../src/spot/documents/grade.ts';
import {NONE, toControls} from '../../../src/spot/preview/controls.ts';
import {controlsSchema} from '../../../src/spot/preview/controls-schema.ts';
import {brands, propsOf, spotOf, template} from './setup.ts';

const props = propsOf();
const spot = spotOf(props);
const schema = controlsSchema(template, spot, props.look, brands, 'area');
const words = (schema.shape.copy as z.ZodObject).shape as Record<string, z.ZodType>;

test('the controls of a variant satisfy their schema', () => {
  expect(schema.safeParse(toControls(props, spot)).error).toBeUndefined();
});

test('long texts get a text area and short texts a line, in lists too', () => {
  const list = words.steps as z.ZodArray<z.ZodType>;
  expect([words.hook, words.proof, list.element].map((field) => field?.description)).toEqual([
    undefined,
    'area',
    'area',
  ]);
});

test('the limits of the template apply to edited copy', () => {
  const broken = [{proof: 'x'.repeat(91)}, {hook: 'x'.repeat(31)}, {steps: []}, {more: 'x'}];
  const results = broken.map((change) =>
    schema.safeParse({...toControls(props, spot), copy: {...props.copy, ...change}}),
  );
  expect(results.map(({success}) => success)).toEqual([false, false, false, false]);
});

test('the options are the names of all brands', () => {
  const look = (schema.shape.look as z.ZodObject).shape.name as z.ZodEnum;
  expect(look.options).toEqual([NONE, 'day', 'dusk', 'noon']);
});

test('levels and strengths have the ranges of their documents, and a strength changes in hundredths', () => {
  const graded = {...spot, grade: GradeFile.parse({strength: 0.35})};
  const own = controlsSchema(template, graded, props.look, brands, 'area');
  const controls = toControls(props, graded);
  const {duck} = controls.sound;
  expect(own.safeParse(controls).error).toBeUndefined();
  const wrong = [
    {sound: {...controls.sound, duck: {...duck, amount: 31}}},
    {sound: {...controls.sound, room: -10}},
    {sound: {...controls.sound, clips: {ice: 30}}},
    {grade: {strength: 1.5, shots: {}}},
    {grade: {strength: 0.355, shots: {}}},
  ];
  expect(wrong.map((change) => own.safeParse({...controls, ...change}).success)).toEqual(
    Array(5).fill(false),
  );
  expect(schema.shape.grade).toBeUndefined();
});

test.each([0.125, 0.3333, 1 / 3])(
  'the value %d of a document is no error, where a control has steps',
  (value) => {
    const grade = GradeFile.parse({strength: value, shots: {ice: {strength: value}}});
    const edit = EditFile.parse({
      picks: {ice: {sound: -value}},
      sound: {duck: {amount: 9 + value}, room: -60 - value, cues: [{sound: 'hit', slot: 'end', gain: value}]},
    });
    const exact = {...spot, shots: ['ice'], grade, edit};
    const look = {...props.look, exposure: value, strength: value};
    const own = controlsSchema(template, exact, look, brands, 'area');
    const controls = toControls({...props, look}, exact);
    expect(controls.sound.cues).toEqual({'1 hit, end': value});
    expect(own.safeParse(controls).error).toBeUndefined();
    // The controls of other values keep the usual steps.
    expect(own.safeParse({...controls, look: {...controls.look, contrast: 0.005}}).success).toBe(false);
  },
);
