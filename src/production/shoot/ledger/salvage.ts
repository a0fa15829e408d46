import {type Database, isDamage, openDatabase, type SqlRow} from '../../../machine/database/database.ts';
import {readEvent} from '../../../spot/ledger/upgrade.ts';
import type {Head} from './hash-chain.ts';
import {ledgerIn} from './tables.ts';

/** The events of a damaged ledger that can still be read, in order, up to the first that cannot. */
export function salvage(file: string): {id: string | undefined; rows: SqlRow[]} {
  const rows: SqlRow[] = [];
  let id: string | undefined;
  let database: Database | undefined;
  try {
    database = openDatabase(file);
    id = ledgerIn(database);
    for (let sequence = 1; ; sequence++) {
      const [row] = database.all('SELECT sequence, entry, hash FROM events WHERE sequence = ?', sequence);
      if (!row) break;
      rows.push(row);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    database?.close();
  }
  return {id, rows};
}

/** False when the event that the head names has another hash here. */
export const isEventOf = ({sequence, hash}: Head, rows: readonly SqlRow[]): boolean =>
  sequence === 0 || rows[sequence - 1]?.hash === hash;

/** When the last of these events was written (ISO 8601); null where there is none. */
export function lastEventAt(rows: readonly SqlRow[]): string | null {
  const last = rows.at(-1);
  return (last && readEvent(JSON.parse(String(last.entry)))?.at) ?? null;
}
