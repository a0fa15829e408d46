import type {Database} from '../../../machine/database/database.ts';
import {PriceDecision} from '../../../spot/ledger/bills.ts';

/**
 * What people decided about bills above the estimate. The table is made with the first decision. It is no part of the chain of events: where
 * it is lost, in a repair for one, the models get no orders until a person decides again.
 */
const TABLE = [
  `CREATE TABLE IF NOT EXISTS price_decisions
     (sequence INTEGER PRIMARY KEY, decision TEXT NOT NULL) STRICT`,
  `CREATE TRIGGER IF NOT EXISTS price_decisions_are_not_changed BEFORE UPDATE ON price_decisions
     BEGIN SELECT RAISE(ABORT, 'a decision about a price is never changed'); END`,
  `CREATE TRIGGER IF NOT EXISTS price_decisions_are_not_removed BEFORE DELETE ON price_decisions
     BEGIN SELECT RAISE(ABORT, 'a decision about a price is never removed'); END`,
];

/** The decisions of a ledger, oldest first. A decision that cannot be read is left out, so its bills count as not decided. */
export function priceDecisionsIn(database: Database): PriceDecision[] {
  const [table] = database.all("SELECT 1 FROM sqlite_schema WHERE name = 'price_decisions'");
  if (!table) return [];
  return database
    .all('SELECT decision FROM price_decisions ORDER BY sequence')
    .flatMap(({decision}) => PriceDecision.safeParse(parsed(String(decision))).data ?? []);
}

/** Has to be called within a transaction. */
export function addPriceDecision(database: Database, decision: PriceDecision): void {
  for (const sql of TABLE) database.run(sql);
  const text = JSON.stringify(PriceDecision.parse(decision));
  database.run('INSERT INTO price_decisions (decision) VALUES (?)', text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
