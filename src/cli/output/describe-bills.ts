import type {BilledModel, PriceAnswer} from '../../node/bills.ts';
import {formatUsd, toMicro} from '../../node/vocabulary.ts';

/** The models with bills above their estimates, in lines. */
export function describeBills(all: readonly BilledModel[], sandbox: boolean): string[] {
  if (all.length === 0) return ['no bill was above its estimate: there is nothing to decide'];
  const command = `tenspot takes bills <provider>/<model>${sandbox ? ' --sandbox' : ''}`;
  return [
    ...all.flatMap((model) => [
      `${nameOf(model)}  ${model.stopped ? 'gets no orders until you decide' : 'is estimated at what it billed'}`,
      ...model.bills.map(
        ({job, estimated, billed, at}) =>
          `  ${job}  estimated ${dollars(estimated)}, billed ${dollars(billed)}, ${at}`,
      ),
    ]),
    'Look up each bill at its vendor, then run one of',
    `  ${command} --price billed --by <who> --why "..."   # the model costs that much`,
    `  ${command} --price listed --by <who> --why "..."   # the bill is a mistake`,
  ];
}

export const describeDecision = (about: BilledModel, price: PriceAnswer['price'], dryRun: boolean): string =>
  `${dryRun ? 'would be ' : ''}decided  Tenspot orders from ${nameOf(about)} again, at the ${price === 'billed' ? 'price that it billed' : 'price of its card'}`;

const nameOf = ({provider, model}: BilledModel): string => `${provider}/${model}`;

const dollars = (usd: number): string => formatUsd(toMicro(usd) ?? 0);
