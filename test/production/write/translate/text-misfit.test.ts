import {expect, test} from 'vitest';
import {z} from 'zod';
import {misfitOf} from '../../../../src/production/write/translate/text-misfit.ts';
import {defineTemplate} from '../../../../src/spot/variant/template.ts';
import type {Draft} from '../../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 'plain',
  title: 'Plain',
  copy: z.strictObject({go: z.string().max(10), title: z.string().max(30)}),
  slots: {open: {seconds: 1}},
});
const draft = (props: object = {}): Draft => ({id: 'a', choices: {}, props: {...props}, origin: {path: []}});
const at = (field: string, props?: object) => ({field, draft: draft(props), template});

test('the strictest of the fields that show a text decides', () => {
  const shown = [at('copy.title'), at('copy.go')];
  expect(misfitOf('x'.repeat(10), shown, [])).toBeUndefined();
  expect(misfitOf('x'.repeat(11), shown, [])).toBe('at most 10 characters (copy.go)');
});

test('a text of the ad has to fit the placements of its variant, or else those of the brief', () => {
  const text = 'x'.repeat(73);
  expect(misfitOf(text, [at('ad.primaryText')], ['meta-reels'])).toContain('at most 72 characters');
  expect(misfitOf(text, [at('ad.primaryText')], [])).toBeUndefined();
  // A cell of a CSV is a text.
  const inCell = [at('ad.primaryText', {placements: 'tiktok'})];
  expect(misfitOf(text, inCell, ['meta-reels'])).toBeUndefined();
  expect(misfitOf('x'.repeat(101), inCell, ['linkedin-feed'])).toContain('at most 100 characters');
});

test('a long headline is measured too', () => {
  const misfit = (length: number) => misfitOf('x'.repeat(length), [at('ad.longHeadline')], ['demand-gen']);
  expect(misfit(90)).toBeUndefined();
  expect(misfit(91)).toContain('at most 90 characters');
});
