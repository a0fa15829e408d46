import {z} from 'zod';
import {Format} from '../variant/format.ts';

/**
 * What a purchase is for. Purchases of one subject are counted and capped together, whatever their kind: stills and clips of
 * a shot have the same subject.
 */
export const Subject = z.strictObject({
  /** The id of the spot. */
  spot: z.string(),
  /** What it is in the spot: a shot, a line that is spoken, a piece of music, a document such as the script, or a variant that advice is about. */
  type: z.enum(['shot', 'line', 'music', 'document', 'variant']),
  /** The id of that shot, line, piece of music, document or variant. */
  id: z.string().min(1),
  /** Left out where one purchase serves every format. */
  format: Format.optional(),
});
export type Subject = z.infer<typeof Subject>;

export const shotSubject = (spot: string, shot: string, format: Format): Subject => ({
  spot,
  type: 'shot',
  id: shot,
  format,
});

/** A subject in a line, for people: `lamp/opening@9:16`, `lamp/line:hook`. Different subjects have different labels. */
export function subjectLabel({spot, type, id, format}: Subject): string {
  const named = type === 'shot' ? id : `${type}:${id}`;
  return `${spot === '' ? '' : `${spot}/`}${named}${format === undefined ? '' : `@${format}`}`;
}

/** Reads the label `spot/shot@format`, which 0.1.0 stored. Any other text becomes the id of a shot that belongs to no spot. */
export function shotOfLabel(label: string): Subject {
  const [, spot, shot, named] = /^([^/@]+)\/([^/@]+)@(.+)$/.exec(label) ?? [];
  const format = Format.safeParse(named).data;
  return spot && shot && format ? shotSubject(spot, shot, format) : {spot: '', type: 'shot', id: label};
}
