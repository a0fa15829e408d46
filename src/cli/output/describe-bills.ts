import type {Bill, ModelBills, PriceDecision} from '../../spot/ledger/bills.ts';
import {formatUsd} from '../../spot/ledger/money.ts';

/** The bills of a model above its estimates, as JSON. Amounts in US dollars. */
export const billRecord = ({provider, model, counted, undecided}: ModelBills) => ({
  provider,
  model,
  stopped: undecided.length > 0,
  bills: counted.map(({job, estimated, billed, at}) => ({job, at, ...inDollars({estimated, billed})})),
});

/** A bill above its estimate, as JSON. Amounts in US dollars. */
export const aboveRecord = ({job, provider, model, ...bill}: Bill) => ({
  job,
  provider,
  model,
  ...inDollars(bill),
});

const inDollars = ({estimated, billed}: Pick<Bill, 'estimated' | 'billed'>) => ({
  estimated: estimated / 1e6,
  billed: billed / 1e6,
});

/** The models with bills above their estimates, in lines. */
export function describeBills(all: readonly ModelBills[], sandbox: boolean): string[] {
  if (all.length === 0) return ['no bill was above its estimate: there is nothing to decide'];
  const command = `tenspot takes bills <provider>/<model>${sandbox ? ' --sandbox' : ''}`;
  return [
    ...all.flatMap((bills) => [
      `${nameOf(bills)}  ${bills.undecided.length > 0 ? 'gets no orders until you decide' : 'is estimated at what it billed'}`,
      ...bills.counted.map(
        ({job, estimated, billed, at}) =>
          `  ${job}  estimated ${formatUsd(estimated)}, billed ${formatUsd(billed)}, ${at}`,
      ),
    ]),
    'Look up each bill at its vendor, then run one of',
    `  ${command} --price billed --by <who> --why "..."   # the model costs that much`,
    `  ${command} --price listed --by <who> --why "..."   # the bill is a mistake`,
  ];
}

export const describeDecision = (bills: ModelBills, price: PriceDecision['price'], dryRun: boolean): string =>
  `${dryRun ? 'would be ' : ''}decided  ${nameOf(bills)} is ordered from again, at the ${price === 'billed' ? 'price that it billed' : 'price of its card'}`;

const nameOf = ({provider, model}: ModelBills): string => `${provider}/${model}`;
