import {expect, test} from 'vitest';
import {z} from 'zod';
import {nextSize} from '../../../src/spot/variant/size-field.ts';

const template = {
  copy: z.strictObject({
    hook: z.string(),
    hookSize: z.enum(['small', 'medium', 'large']).default('medium'),
    logoSize: z.number().min(0.1).max(1.2).default(1),
    steps: z.array(z.strictObject({title: z.string(), titleSize: z.number().max(3).optional()})),
  }),
};

test.each([
  ['copy.hook', {}, 'bigger', {field: 'copy.hookSize', value: 'large'}],
  ['copy.hook', {hookSize: 'medium'}, 'smaller', {field: 'copy.hookSize', value: 'small'}],
  ['copy.hook', {hookSize: 'large'}, 'bigger', {why: 'at-the-end'}],
  ['copy.logo', {}, 'bigger', {field: 'copy.logoSize', value: 1.15}],
  ['copy.logo', {logoSize: 1.2}, 'bigger', {why: 'at-the-end'}],
  ['copy.steps.0.title', {steps: [{title: 'x'}]}, 'bigger', {field: 'copy.steps.0.titleSize', value: 1.15}],
  ['copy.price', {}, 'bigger', {why: 'no-field'}],
  ['copy', {}, 'bigger', {why: 'no-field'}],
] as const)('%s of %o becomes %s', (field, copy, direction, expected) => {
  expect(nextSize(template, field, {copy}, direction)).toMatchObject(expected);
});
