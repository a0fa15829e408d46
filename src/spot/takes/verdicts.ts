import {z} from 'zod';
import {Id, Text} from '../documents/field-types.ts';
import {ShotKind} from '../documents/shots.ts';
import type {Verdict} from '../routing/acceptance.ts';
import {Format} from '../variant/format.ts';

/** Identifies a take: shot, format, number, and the hash of its clip. */
const TakeName = z.strictObject({
  shot: Id,
  format: Format,
  take: z.int().min(1),
  clip: z
    .string()
    .regex(/^[0-9a-f]{64}$/, {error: 'expected the sha256 of a clip: 64 hexadecimal digits'})
    .describe('sha256 of the clip that the entry is about.'),
});
export type TakeName = z.infer<typeof TakeName>;

/** A pick or a rejection of a take. */
export const TakeVerdict = TakeName.extend({
  provider: z.string(),
  model: z.string(),
  kind: ShotKind,
  still: z.literal(true).optional().describe('The take is a still, from which a clip is to be generated.'),
  verdict: z.enum(['picked', 'rejected']),
  why: Text.optional().describe('Why it was rejected.'),
  by: z
    .literal('rule')
    .optional()
    .describe(
      'Set if `make --pick` picked the first suitable take without a person. Such a pick does not count for the router and is no approval.',
    ),
  at: z.iso.datetime(),
}).refine(({verdict, why}) => verdict === 'picked' || Boolean(why?.trim()), {
  error: 'expected a reason for the rejection',
  path: ['why'],
});
export type TakeVerdict = z.infer<typeof TakeVerdict>;

/** A take whose file was deleted because another one was picked. */
const Pruned = TakeName.extend({at: z.iso.datetime()});
export type Pruned = z.infer<typeof Pruned>;

/** `takes.yaml`: the picks, rejections and pruned takes of a spot. People may correct it. */
export const TakesFile = z.strictObject({
  verdicts: z.array(TakeVerdict).default([]),
  pruned: z.array(Pruned).default([]),
});
export type TakesFile = z.infer<typeof TakesFile>;

/** Whether two entries are about one take. All four fields count: two takes may have equal clips, and one number may have had two clips. */
export const sameTake = (a: TakeName, b: TakeName): boolean =>
  a.shot === b.shot && a.format === b.format && a.take === b.take && a.clip === b.clip;

/** The last entry about a take. */
export const verdictOn = <T extends TakeName>(name: TakeName, entries: readonly T[]): T | undefined =>
  entries.findLast((each) => sameTake(each, name));

/**
 * The acceptance record for the router: the latest pick or rejection of each take by a person. A clip that is a take of several spots or
 * formats counts once.
 */
export function evidenceOf(verdicts: readonly TakeVerdict[]): Verdict[] {
  const latest = new Map<string, TakeVerdict>();
  for (const each of verdicts.filter(({by}) => by === undefined)) {
    const name = [each.shot, each.take, each.clip, each.model].join(' ');
    const known = latest.get(name);
    if (!known || known.at <= each.at) latest.set(name, each);
  }
  return [...latest.values()].map(({model, kind, verdict}) => ({
    model,
    kind,
    accepted: verdict === 'picked',
  }));
}
