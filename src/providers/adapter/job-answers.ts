import {z} from 'zod';
import {FAILURE_KINDS} from '../../spot/ledger/failure-reactions.ts';
import {NonEmptyText} from './parse-answer.ts';

/*
 * What the functions of `connect` return. Providers of a workspace run without a compiler, so a field of an answer that they hand on
 * unchecked is found here.
 */

/** A job that a vendor accepted. */
export const AcceptedJob = z.looseObject({
  id: NonEmptyText,
  vendor: z.record(z.string(), z.string()).optional(),
});

/** What a lookup of a lost submission found. */
export const FoundJob = z.union([
  z.enum(['none', 'unlisted', 'unsure']),
  z.strictObject({similar: z.array(z.string())}),
  AcceptedJob,
]);

const Result = z.union([
  z.looseObject({url: NonEmptyText, headers: z.record(z.string(), z.string()).optional()}),
  z.looseObject({data: NonEmptyText}),
  z.looseObject({stored: NonEmptyText}),
]);

/** How a job is. */
export const CheckedStatus = z.discriminatedUnion('state', [
  z.looseObject({state: z.literal('pending')}),
  z.looseObject({state: z.literal('done'), result: Result.optional(), usd: z.unknown().optional()}),
  z.looseObject({
    state: z.literal('failed'),
    kind: z.enum(FAILURE_KINDS),
    charged: z.enum(['yes', 'no', 'unknown']),
    code: z.string(),
    message: z.string(),
  }),
]);

/** What is wrong where a function of `connect` returns something else. */
export const returnedByProvider = (name: string): string =>
  `the function \`${name}\` of the provider returned something else than the contract says`;
