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

/** The first record that names a file; null if none does. */
export const rightsFor = (records: readonly RightsRecord[], file: string): RightsRecord | null =>
  records.find((record) => record.files.some((pattern) => matches(pattern, file))) ?? null;

const matches = (pattern: string, file: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  ).test(file);
