import {invalid} from '../spot/problem/errors.ts';

/** The most that a call may spend. */
export type MaxCost = {maxCost?: number | undefined};

/** The most that the ledger and the journal can count, in US dollars. */
const MOST = 1e9;

/** Throws `max-cost-invalid` where a limit is no amount. Left out, it is checked where something is bought. */
export function refuseOddLimit({maxCost}: MaxCost): void {
  if (maxCost === undefined || (typeof maxCost === 'number' && maxCost >= 0 && maxCost <= MOST)) return;
  throw invalid({
    code: 'max-cost-invalid',
    what: 'the maximum cost is not an amount',
    where: {field: 'maxCost'},
    expected: `US dollars, 0 to ${MOST}`,
    got: String(maxCost),
    fix: 'Give the most that the call may spend.',
  });
}
