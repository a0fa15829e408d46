import {expect, expectTypeOf, test} from 'vitest';
import {z} from 'zod';
import type {CopyOf, Rect, SlotSpec} from '../src/index.ts';
import * as tenspot from '../src/index.ts';

test('tenspot exports what the templates of users import', () => {
  expect(Object.keys(tenspot)).toEqual(
    expect.arrayContaining([
      'FORMAT_SIZE',
      'SAFE_ZONES',
      'SpotProps',
      'TenspotError',
      'Text',
      'defineTemplate',
      'rectBox',
      'toFrames',
      'toSeconds',
    ]),
  );
});

test('the copy of a template is a type of its own', () => {
  const template = tenspot.defineTemplate({
    id: 'plain',
    title: 'Plain',
    copy: z.strictObject({hook: tenspot.Text, cta: tenspot.Text.optional()}),
    slots: {one: {seconds: 2}},
  });
  expectTypeOf<CopyOf<typeof template>>().toEqualTypeOf<{hook: string; cta?: string | undefined}>();
  expectTypeOf<NonNullable<SlotSpec['rect']>>().toEqualTypeOf<Rect>();
});

test('a template may give its slots as a record, and needs no cues', () => {
  const template = tenspot.defineTemplate({
    id: 'plain',
    title: 'Plain',
    copy: z.strictObject({hook: tenspot.Text}),
    slots: {one: {seconds: 2}, over: {with: 'one', rect: {x: 0.5, y: 0, width: 0.5, height: 1}}},
  });
  const props = {copy: {hook: 'Cold'}, format: '1:1', seconds: 6, fps: 30, language: 'en'} as const;
  expect(template.slots(props)).toEqual({
    one: {seconds: 2},
    over: {with: 'one', rect: {x: 0.5, y: 0, width: 0.5, height: 1}},
  });
  const slots = {one: {from: 0, frames: 180}, over: {from: 0, frames: 180}};
  expect(template.cues({slots, props})).toEqual([]);
});
