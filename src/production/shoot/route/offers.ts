import {isInstalled} from '../../../machine/tools/installed.ts';
import type {ModelCard} from '../../../providers/contract/card.ts';
import type {Provider} from '../../../providers/contract/contract.ts';
import {type ResolvedRequest, requestKey, type ShotRequest} from '../../../providers/contract/request.ts';
import {billsOf, type ModelBills, raisedPrice} from '../../../spot/ledger/bills.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Option} from '../../../spot/routing/route.ts';
import {stoppedByBill} from '../bills.ts';
import {frozenCopy} from './frozen.ts';

/** A request without the number of the take. */
export type TakeSpec = Omit<ShotRequest, 'take'>;

/** A take as a model would make it: the request that is submitted, its key, and the most US dollars that it costs. */
export type OfferedTake = {request: ResolvedRequest; key: string; usd: number};

/** A model that could make a shot. The router ranks offers and orders are made from them, so each is planned and priced once. */
export type Offer = Option & {
  card: ModelCard;
  /** Why the model cannot make the shot, even with a key and a package. Default: it can. */
  unable: string | undefined;
  /** The take of a number: planned and priced when it is first asked for. Null where the model cannot make the shot. */
  take: ((number: number) => OfferedTake) | null;
};

export type VendorAccess = {
  providers: readonly Provider[];
  /** Whether the environment variable of this name is set. */
  hasKey: (name: string) => boolean;
  /** Whether a vendor's package is installed, where it is imported from. Default: as it is on this machine. */
  hasPackage?: typeof isInstalled;
  /** Today (ISO 8601): models that are ended by then cannot be used. */
  today: string;
  /** Bills above the estimate: their models cost what was billed, and get no orders until a person decides. Default: none. */
  bills?: readonly ModelBills[];
};

/** The offers of every model that generates. Those that cannot be used say why in `closed`. */
export const offersFor = (spec: TakeSpec, access: VendorAccess): Offer[] =>
  withAccess(
    access.providers.flatMap((provider) =>
      provider.models
        .filter((card) => card.generation !== undefined)
        .map((card) => offerOf(spec, provider, card, access)),
    ),
    access,
  );

/** The same offers with other access: nothing is planned again. */
export const withAccess = (offers: readonly Offer[], access: VendorAccess): Offer[] =>
  offers.map((offer) => {
    const provider = access.providers.find(({id}) => id === offer.provider);
    const unset = provider ? unsetKeys(provider, access) : [];
    const beside =
      (provider && noAccess(provider, offer.card, access)) ??
      offer.unable ??
      stoppedByBill(billsOf(access.bills ?? [], offer));
    const wanting = unset.map(
      (name) => `${name === provider?.remote?.server ? 'no server' : 'no key'}: set ${name}`,
    );
    const closed = [...wanting, beside].filter(Boolean).join('; ') || undefined;
    return {...offer, closed, unset: beside === undefined ? unset : []};
  });

function offerOf(spec: TakeSpec, provider: Provider, card: ModelCard, {bills = []}: VendorAccess): Offer {
  const offered = {provider: provider.id, model: card.id, card, strength: card.strengths[spec.shot.kind]};
  const billed = billsOf(bills, offered);
  const takes = new Map<number, OfferedTake>();
  const take = (number: number): OfferedTake => {
    const known = takes.get(number);
    if (known) return known;
    const request = frozenCopy(provider.plan(frozenCopy(requestFor(spec, number)), frozenCopy(card)));
    const {usd} = provider.estimate(request);
    const planned = {request, key: requestKey(request), usd: billed ? raisedPrice(usd, billed) : usd};
    takes.set(number, planned);
    return planned;
  };
  try {
    const {request, usd} = take(1);
    return {...offered, take, usd, altered: request.altered, unable: kindRefusal(spec, card)};
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const [problem] = error.problems;
    const at = problem?.where?.file === undefined ? '' : ` (${problem.where.file})`;
    const unable = `${problem?.what}: expected ${problem?.expected}, got ${problem?.got}${at}`;
    return {...offered, take: null, usd: 0, altered: [], unable};
  }
}

const kindRefusal = ({kind}: TakeSpec, {makes}: ModelCard): string | undefined =>
  makes.includes(kind)
    ? undefined
    : `it makes no ${kind}s${kind === 'still' ? ', and one has to be picked first' : ''}`;

/** A seed that the shot names is for the first take. Later takes count on from it, or they would be the same picture. */
const requestFor = ({seed, ...spec}: TakeSpec, take: number): ShotRequest => ({
  ...spec,
  ...(seed === undefined ? {} : {seed: seed + take - 1}),
  take,
});

/** The environment variables that a provider needs and that are not set. */
const unsetKeys = ({remote}: Provider, {hasKey}: VendorAccess): string[] =>
  [remote?.key, remote?.server].filter((name) => typeof name === 'string').filter((name) => !hasKey(name));

/** What beside a key keeps a model from being used. */
function noAccess(
  {remote}: Provider,
  {retiredAt}: ModelCard,
  {hasPackage = isInstalled, today}: VendorAccess,
): string | undefined {
  if (retiredAt !== null && retiredAt <= today) return `ended on ${retiredAt}`;
  const {sdk, importer} = remote ?? {};
  return sdk && !hasPackage(sdk, importer)
    ? `package ${sdk} is not installed: npm install ${sdk}`
    : undefined;
}
