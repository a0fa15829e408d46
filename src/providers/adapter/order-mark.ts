import {sha256} from '../../machine/files/hash.ts';

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
