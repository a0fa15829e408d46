import {
  type Bill,
  billsAbove,
  billsByModel,
  type ModelBills,
  type PriceDecision,
} from '../../spot/ledger/bills.ts';
import {formatUsd, type Micro} from '../../spot/ledger/money.ts';
import {invalid, type Problem} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';
import type {Reader} from './ledger/ledger.ts';
import type {VaultPlaces} from './vault/old-ledger.ts';
import {hasBought, openVaultLedger} from './vault/open-vault.ts';

/** The bills above the estimate in a ledger that count, by model. */
export const billsIn = (ledger: Pick<Reader, 'chargedAbove' | 'priceDecisions'>): ModelBills[] =>
  billsByModel(billsAbove(ledger.chargedAbove()), ledger.priceDecisions());

/** The bills above the estimate in a workspace that count, by model. Empty where nothing was ever bought. */
export async function readBills(places: VaultPlaces): Promise<ModelBills[]> {
  if (!(await hasBought(places))) return [];
  const ledger = await openVaultLedger(places, Date.now);
  try {
    return billsIn(ledger);
  } finally {
    ledger.close();
  }
}

/** Why nothing is ordered from a model. Undefined where a person has decided about each of its bills. */
export function stoppedByBill(bills: Pick<ModelBills, 'undecided'> | undefined): string | undefined {
  const last = bills?.undecided.at(-1);
  return (
    last &&
    `it billed ${formatUsd(last.billed)} for a job that was estimated at ${formatUsd(last.estimated)}: a person has to decide about its price (\`tenspot takes bills\`)`
  );
}

/** A bill above its estimate, as it is reported. */
export const billProblem = ({job, provider, model, estimated, billed}: Bill): Problem => ({
  code: 'bill-above-estimate',
  what: `${provider}/${model} billed more for job ${job} than was estimated; nothing more is ordered from it`,
  expected: `${formatUsd(estimated)} at most`,
  got: formatUsd(billed),
  fix: `Look up the bill at the vendor. Then say whether the model costs that much or the bill is a mistake: \`tenspot takes bills ${provider}/${model} --price billed|listed --by <who> --why "..."\`.`,
});

/** A cost that is no amount, as a provider said it of a job. */
export type OddCost = {job: string; provider: string; model: string; said: string; worst: Micro};

/** A cost that is no amount, as it is reported. */
export const oddCostProblem = ({job, provider, model, said, worst}: OddCost): Problem => ({
  code: 'cost-invalid',
  what: `${provider}/${model} said what job ${job} cost, and that is no amount: a fault of the provider`,
  expected: 'US dollars: a number from 0 on',
  got: said,
  fix: `Look up the bill at the vendor. Until the vendor names a cost, the ledger counts the most that the job can have cost: ${formatUsd(worst)}.`,
});

/** Records what a person decided about the bills of a model. Returns the bills that it is about. Errors: `bill-unknown`. */
export async function decidePrice(
  places: VaultPlaces,
  named: string,
  decided: Pick<PriceDecision, 'price' | 'by' | 'why'>,
  {rehearsal, now}: {rehearsal: boolean; now: () => number},
): Promise<ModelBills> {
  if (!(await hasBought(places))) throw unknownBill(named, []);
  const ledger = await openVaultLedger(places, now);
  try {
    return ledger.write((writer) => {
      const all = billsIn(writer);
      const found = all.find(({provider, model}) => `${provider}/${model}` === named);
      if (!found) throw unknownBill(named, all);
      const {provider, model, counted} = found;
      const bills = counted.map(({job, billed}) => ({job, billed}));
      if (!rehearsal)
        writer.decidePrice({provider, model, bills, at: new Date(now()).toISOString(), ...decided});
      return found;
    });
  } finally {
    ledger.close();
  }
}

function unknownBill(named: string, all: readonly ModelBills[]) {
  const known = all.map(({provider, model}) => `${provider}/${model}`);
  const near = nearest(named, known);
  return invalid({
    code: 'bill-unknown',
    what: `${named} has no bill above its estimate to decide about`,
    expected: known.join(', ') || 'a model with such a bill; there is none',
    got: named,
    ...didYouMean(near, 'Run `tenspot takes bills`: it lists them.'),
  });
}
