import {sha256} from '../../machine/files/hash.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/*
 * Marks by which a vendor's list shows that a job is that of one submission. They are made from its client id, a random UUID that the
 * ledger has before the request leaves. So two orders of the same words differ, also those of two workspaces.
 */

/**
 * A webhook address that names a submission. The top-level domain `invalid` belongs to no one and never resolves (RFC 6761, 6.4),
 * so nothing is ever delivered.
 */
export const webhookMark = (clientId: string): string => `https://tenspot.invalid/jobs/${clientId}`;

/** A seed that names a submission, 1 to 2,147,483,647. For requests whose shot names no seed: the vendor would draw one by chance. */
export const seedMark = (clientId: string): number =>
  (Number.parseInt(sha256(clientId).slice(0, 8), 16) % 2_147_483_647) + 1;

/**
 * Throws `other-order` where an answer has the webhook address of another order: the vendor gave the id of that order's job for this
 * one. An answer without a webhook address, or with one that is no mark, says nothing.
 */
export function requireMark(webhook: string | null | undefined, clientId: string | undefined): void {
  if (clientId === undefined || !webhook?.startsWith(webhookMark(''))) return;
  if (webhook === webhookMark(clientId)) return;
  throw new TenspotError({
    code: 'other-order',
    what: 'the job with the id that the vendor gave is that of another order, perhaps of another workspace with the same account',
    expected: `the mark ${webhookMark(clientId)}`,
    got: webhook,
    fix: 'Look for the job with that mark at the vendor. It is the one that was ordered here.',
  });
}
