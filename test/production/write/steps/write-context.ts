import {parse} from 'yaml';
import {z} from 'zod';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {Brief} from '../../../../src/spot/documents/brief.ts';
import {defineTemplate} from '../../../../src/spot/variant/template.ts';
import {VariantsFile} from '../../../../src/spot/variant/variants-file.ts';

const text = (most: number) => z.string().max(most).optional();

const template = defineTemplate({
  id: 'plain',
  title: 'Plain',
  copy: z.strictObject({
    title: text(40),
    body: text(40),
    more: text(40),
    offer: text(40),
    price: text(12),
    go: text(20),
  }),
  slots: {open: {seconds: 3}, proof: {seconds: 6}, end: {seconds: 3}},
});

/** The context of a spot with a brief, whose template has a part of each role. */
export function contextOf(
  brief: object,
  {variants = {}, language = 'en', copy = {}}: {variants?: object; language?: string; copy?: object} = {},
): WriteContext {
  const parsed = Brief.parse({product: 'Steel Flask', promise: 'Cold', audience: 'All', ...brief});
  const value = VariantsFile.parse({template: 'plain', brand: 'plain', ...variants});
  return {
    brief: parsed,
    claims: {
      claims: parsed.claims,
      language,
      names: ['Plain', parsed.product],
      shownIn: [],
      day: '2026-11-29',
    },
    parts: [
      {role: 'hook', copy: 'title', slot: 'open'},
      {role: 'body', copy: 'body', slot: 'proof'},
      {role: 'offer', copy: 'offer', slot: 'end'},
      {role: 'price', copy: 'price', slot: 'end'},
      {role: 'cta', copy: 'go', slot: 'end'},
    ],
    template,
    props: {language, seconds: 12, fps: 24, format: '9:16', copy, placements: []},
    languages: [language],
    isSpoken: false,
    spot: {variants: {value, file: 'variants.yaml'}, script: null, shots: [], folder: '/spot'},
  } as unknown as WriteContext;
}

/** The document that a step writes into an empty one. */
export const written = <T>({edit}: {edit: (text: string) => string}): T =>
  parse(edit('template: plain\nbrand: plain\n')) as T;
