import type {z} from 'zod';
import {Operation} from '../../../providers/contract/contract.ts';
import {ResolvedRequest} from '../../../providers/contract/request.ts';
import {type Job, StoredOperation} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';

/** The request of a job, as it was planned. Throws `ledger-job-unreadable` where it is none. */
export const requestOf = (job: Job): ResolvedRequest =>
  parsed(ResolvedRequest, job.plan.request, job, 'request');

/** The accepted job at the provider. Throws `ledger-job-unreadable` where the job was never accepted. */
export const operationOf = (job: Job): Operation => parsed(Operation, job.operation, job, 'operation');

/** An operation as the ledger keeps it: plain JSON, without fields that are undefined. */
export const toStored = (operation: Operation): StoredOperation =>
  StoredOperation.parse(JSON.parse(JSON.stringify(operation)));

function parsed<T>(schema: z.ZodType<T>, stored: unknown, {id, plan}: Job, what: string): T {
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new TenspotError({
    code: 'ledger-job-unreadable',
    what: `the ${what} of job ${id} cannot be read from the ledger`,
    expected: `${what === 'request' ? 'a planned request' : 'an accepted job'} of ${plan.provider}`,
    got: `${issue?.path.join('.') || what}: ${issue?.message}`,
    fix: 'Use the version of Tenspot that wrote it. Nothing was sent and nothing was changed.',
  });
}
