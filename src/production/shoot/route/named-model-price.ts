import {variableOf} from '../../../machine/http/network.ts';
import {isInstalled} from '../../../machine/tools/installed.ts';
import type {Environment} from '../../../machine/tools/tools.ts';
import type {CardFacts} from '../../../providers/contract/card.ts';
import type {AnyProvider} from '../../../providers/contract/contract.ts';
import type {ResolvedRequest} from '../../../providers/contract/request.ts';
import {billsOf, type ModelBills, raisedPrice} from '../../../spot/ledger/bills.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {stoppedByBill} from '../bills.ts';
import type {OrderCandidate} from '../buy/order.ts';

/** What an offer is judged with. */
export type NamedModelAccess = {sandbox: boolean; bills: readonly ModelBills[]; env: Environment};

/** What to do about something that cannot be bought. */
export type Remedy = {where?: Problem['where']; fix: string};

/** The request to the one model that a document names. */
type NamedModelRequest = {provider: AnyProvider; card: CardFacts; request: ResolvedRequest; key: string};

/** A request that can be sent with its price in US dollars at most, or why it cannot be. */
export type NamedModelPrice =
  | {candidate: OrderCandidate; usd: number; closed?: undefined}
  | {closed: string; remedy?: Remedy | undefined};

/**
 * The price of a request to the model that a document names, or why it cannot be sent: a missing key or package, a bill above its
 * estimate, or a model that the vendor has ended.
 */
export function priceNamedModel(
  {provider, card, request, key}: NamedModelRequest,
  {sandbox, bills, env}: NamedModelAccess,
): NamedModelPrice {
  const {remote} = provider;
  const billed = billsOf(bills, {provider: provider.id, model: card.id});
  const unset = [remote?.key, remote?.server].filter(
    (name) => typeof name === 'string' && !sandbox && variableOf(env, name) === undefined,
  );
  const closed =
    (card.retiredAt !== null && card.retiredAt <= new Date().toISOString().slice(0, 10)
      ? `ended on ${card.retiredAt}`
      : undefined) ??
    (unset.length > 0 ? `no key: set ${unset.join(' and ')}` : undefined) ??
    (remote?.sdk && !isInstalled(remote.sdk, remote.importer)
      ? `package ${remote.sdk} is not installed: npm install ${remote.sdk}`
      : undefined) ??
    stoppedByBill(billed);
  const listed = provider.estimate(request).usd;
  const usd = billed ? raisedPrice(listed, billed) : listed;
  const worst = toMicro(usd);
  if (closed === undefined && worst !== undefined)
    return {candidate: {provider: provider.id, key, request, mediaType: card.mediaType, worst}, usd};
  return {
    closed: closed ?? 'it has no price',
    remedy:
      unset.length > 0
        ? {fix: `Set ${unset.join(' and ')}, or name another model. To try it without a key, add --sandbox.`}
        : undefined,
  };
}
