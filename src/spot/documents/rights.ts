import {z} from 'zod';
import {RelativePath, Text} from './field-types.ts';

const Day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);

/** What may be done with a file, and what proves it. The same record for clips, photos, music, voices and fonts. */
export const RightsRecord = z.strictObject({
  files: z.array(RelativePath).min(1).describe('Files of this folder; `*` stands for any part of a name.'),
  title: Text,
  creator: Text,
  licence: z.strictObject({name: Text, spdx: z.string().optional(), url: z.url().optional()}),
  media: z.array(z.enum(['all', 'paid-social', 'organic', 'ctv', 'tv', 'cinema', 'ooh'])).min(1),
  territory: z.array(z.string()).min(1).describe('ISO 3166-1 codes, or `worldwide`.'),
  term: z.strictObject({from: Day, to: Day.nullable()}),
  edits: z.boolean(),
  generated: Text.optional().describe('How it was made, when it was generated.'),
  proof: Text.describe('The order, contract or file that proves it.'),
});
export type RightsRecord = z.infer<typeof RightsRecord>;

/** `rights.yaml` */
export const RightsFile = z.strictObject({records: z.array(RightsRecord)});

/** The record that names a file, or null. */
export const rightsFor = (records: readonly RightsRecord[], file: string): RightsRecord | null =>
  records.find((record) => record.files.some((pattern) => matches(pattern, file))) ?? null;

const matches = (pattern: string, file: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  ).test(file);
