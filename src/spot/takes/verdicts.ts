import {z} from 'zod';
import {Id, Text} from '../documents/field-types.ts';
import {ShotKind} from '../documents/shots.ts';
import type {Verdict} from '../routing/acceptance.ts';
import {Format} from '../variant/format.ts';

/** Which take of which shot: its number, and the bytes of its clip. */
const TakeName = z.strictObject({
  shot: Id,
  format: Format,
  take: z.int().min(1),
  clip: z
    .string()
    .regex(/^[0-9a-f]{64}$/, {error: 'expected the sha256 of a clip: 64 hexadecimal digits'})
    .describe('sha256 of the clip: a verdict is about these bytes and no others.'),
});
export type TakeName = z.infer<typeof TakeName>;

/** What a person said of a take. */
export const TakeVerdict = TakeName.extend({
  provider: z.string(),
  model: z.string(),
  kind: ShotKind,
  still: z.literal(true).optional().describe('It is a picture that a motion take is to start from.'),
  verdict: z.enum(['picked', 'rejected']),
  why: Text.optional().describe('Why it was rejected.'),
  by: z
    .literal('rule')
    .optional()
    .describe(
      'No person: `make --pick` took the first that fits. It teaches the router nothing, and approves nothing.',
    ),
  at: z.iso.datetime(),
}).refine(({verdict, why}) => verdict === 'picked' || Boolean(why?.trim()), {
  error: 'expected a reason: a rejection without one teaches nobody',
  path: ['why'],
});
export type TakeVerdict = z.infer<typeof TakeVerdict>;

/** A take whose file was deleted because another one was picked. */
const Pruned = TakeName.extend({at: z.iso.datetime()});
export type Pruned = z.infer<typeof Pruned>;

/** `takes.yaml`: the record of a spot's takes, which people may read and correct. */
export const TakesFile = z.strictObject({
  verdicts: z.array(TakeVerdict).default([]),
  pruned: z.array(Pruned).default([]),
});
export type TakesFile = z.infer<typeof TakesFile>;

/** Equal bytes may be two takes, and one number may have been two clips: all four count. */
export const sameTake = (a: TakeName, b: TakeName): boolean =>
  a.shot === b.shot && a.format === b.format && a.take === b.take && a.clip === b.clip;

/** What was last written down of a take. */
export const verdictOn = <T extends TakeName>(name: TakeName, entries: readonly T[]): T | undefined =>
  entries.findLast((each) => sameTake(each, name));

/** What the router learns from: one verdict a take, the latest of a person, even where two spots share it. */
export function evidenceOf(verdicts: readonly TakeVerdict[]): Verdict[] {
  const latest = new Map<string, TakeVerdict>();
  for (const each of verdicts.filter(({by}) => by === undefined)) {
    const name = [each.shot, each.format, each.take, each.clip, each.model].join(' ');
    const known = latest.get(name);
    if (!known || known.at <= each.at) latest.set(name, each);
  }
  return [...latest.values()].map(({model, kind, verdict}) => ({
    model,
    kind,
    accepted: verdict === 'picked',
  }));
}
