import {z} from 'zod';
import type {Database} from '../../../machine/database/database.ts';
import {sha256} from '../../../machine/files/hash.ts';
import {canonical} from '../../../spot/keys/canonical-json.ts';
import type {LedgerEvent} from '../../../spot/ledger/job.ts';

/** The end of the chain: the number of the last event and its hash. Before the first event: 0 and the ledger's id. */
export type Tail = {sequence: number; hash: string};

/** What the head file holds: the last event that is known to be on the disk. */
export const Head = z.strictObject({ledger: z.string(), sequence: z.int().min(0), hash: z.string()});
export type Head = z.infer<typeof Head>;

export function parseHead(text: string): Head | undefined {
  try {
    return Head.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** An event as it is stored, and the hash of that text. The text contains the hash of the event before. */
export function seal(entry: LedgerEvent): {text: string; hash: string} {
  const text = canonical(entry);
  return {text, hash: sha256(text)};
}

export function chainTail(database: Database, ledger: string): Tail {
  const [row] = database.all('SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1');
  return row ? {sequence: row.sequence as number, hash: row.hash as string} : {sequence: 0, hash: ledger};
}
