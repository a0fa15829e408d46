import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {z} from 'zod';
import {draftVariantAxes} from '../../../../src/production/write/steps/variants-step.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {Brief} from '../../../../src/spot/documents/brief.ts';
import {defineTemplate} from '../../../../src/spot/variant/template.ts';
import {VariantsFile} from '../../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 'plain',
  title: 'Plain',
  copy: z.strictObject({title: z.string().max(30), body: z.string().max(30), go: z.string().max(20)}),
  slots: {open: {seconds: 1}, end: {seconds: 1}},
});

const TEXT = `template: plain
brand: plain
props:
  copy: {title: Old title, body: 'Old body'} # the words
  shots: {open: bars}
axes:
  look:
    - {id: night, look: night} # dark
  hook:
    - {id: a, copy.title: A}
`;

const contextFor = (text: string): WriteContext => {
  const value = VariantsFile.parse(parse(text));
  return {
    brief: Brief.parse({product: 'Rye', promise: 'Bread', audience: 'All'}),
    claims: {claims: [], language: 'en', names: ['Rye'], shownIn: [], day: '2026-11-29'},
    parts: [
      {role: 'hook', copy: 'title', slot: 'open'},
      {role: 'body', copy: 'body', slot: 'end'},
      {role: 'cta', copy: 'go', slot: 'end'},
    ],
    template,
    props: {language: 'en', seconds: 6, fps: 24, format: '9:16', copy: {}, placements: []},
    languages: ['en'],
    isSpoken: false,
    spot: {variants: {value, file: 'variants.yaml'}, script: null},
  } as unknown as WriteContext;
};

const ANGLES = {
  angles: [
    {angle: 'routine', hooks: ['Up at five', 'Down at nine'], bodies: [['Bread']], ctas: ['Learn more']},
    {angle: 'curiosity', hooks: ['Why rye?'], bodies: [['Bread']], ctas: ['Learn more']},
  ],
};

test('openings of several angles are one axis, and every byte of other axes and props stays', () => {
  const done = draftVariantAxes(contextFor(TEXT), ANGLES, [{id: 'open'}]).edit(TEXT);
  expect(done).toContain("  copy: {title: Old title, body: Bread, go: 'Learn more'} # the words");
  expect(done).toContain('  shots: {open: open}');
  expect(done).toContain('  look:\n    - {id: night, look: night} # dark\n');
  const {axes} = parse(done) as {axes: Record<string, {id: string}[]>};
  expect(axes.hook?.map(({id}) => id)).toEqual(['routine-1', 'routine-2', 'curiosity-1']);
});

test('a pattern of names without the new axes is named', () => {
  const named = `${TEXT}name: '{brand}_{look}'\n`;
  const {notes} = draftVariantAxes(contextFor(named), ANGLES, []);
  expect(notes).toContainEqual(expect.objectContaining({kind: 'open', about: 'name'}));
});

test('where variants are rows, the person is told', () => {
  const rows = `${TEXT}rows:\n  - {id: one, hook: a}\n`;
  const {notes} = draftVariantAxes(contextFor(rows), ANGLES, []);
  expect(notes).toContainEqual(expect.objectContaining({kind: 'open', about: 'rows'}));
});
