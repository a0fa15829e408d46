import {z} from 'zod';
import {RelativePath, Text} from './field-types.ts';

const Day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);

/** The licence of files: permitted media, territory, term and edits, and the proof. Used for clips, photos, music, voices and fonts. */
export const RightsRecord = z.strictObject({
  files: z.array(RelativePath).min(1).describe('Files in this folder; `*` matches any part of a name.'),
  title: Text,
  creator: Text,
  licence: z.strictObject({name: Text, spdx: z.string().optional(), url: z.url().optional()}),
  media: z.array(z.enum(['all', 'paid-social', 'organic', 'ctv', 'tv', 'cinema', 'ooh'])).min(1),
  territory: z.array(z.string()).min(1).describe('ISO 3166-1 codes, or `worldwide`.'),
  term: z.strictObject({from: Day, to: Day.nullable()}),
  edits: z.boolean(),
  generated: Text.optional().describe('How the file was generated, if it was.'),
  proof: Text.describe('The order, contract or file that proves the licence.'),
});
export type RightsRecord = z.infer<typeof RightsRecord>;

/** `rights.yaml` */
export const RightsFile = z.strictObject({records: z.array(RightsRecord)});

/** Every record that names a file of their folder, in their order. Names are equal if their characters are, in any form of Unicode. */
export const recordsFor = (records: readonly RightsRecord[], file: string): RightsRecord[] =>
  records.filter(({files}) => files.some((pattern) => matches(pattern.normalize(), file.normalize())));

/** The record by which a file is named: the first that says how it was generated, or else the first. Null if no record names the file. */
export function rightsFor(records: readonly RightsRecord[], file: string): RightsRecord | null {
  const found = recordsFor(records, file);
  return found.find(({generated}) => generated !== undefined) ?? found[0] ?? null;
}

const matches = (pattern: string, file: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  ).test(file);
