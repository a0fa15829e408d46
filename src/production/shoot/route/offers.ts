import {isInstalled} from '../../../machine/tools/installed.ts';
import type {ModelCard} from '../../../providers/contract/card.ts';
import type {Provider, ResolvedRequest, ShotRequest} from '../../../providers/contract/contract.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Option} from '../../../spot/routing/route.ts';

/** A way to have a shot made, and what would be sent for a take; null where it cannot be had so. */
export type Offer = Option & {card: ModelCard; plan: ((take: number) => ResolvedRequest) | null};

/** What is asked of a model, but for the number of the take. */
export type TakeSpec = Omit<ShotRequest, 'take'>;

export type VendorAccess = {
  providers: readonly Provider[];
  /** Whether the key of this name is there. */
  hasKey: (name: string) => boolean;
  /** Whether a vendor's package is installed, where it is imported from. Default: as it is here. */
  hasPackage?: typeof isInstalled;
  /** The day of the question: models that are ended by then are out. */
  today: string;
};

/** Every model that generates, with what it would do for a shot, or why it cannot. */
export function offersFor(request: TakeSpec, world: VendorAccess): Offer[] {
  return world.providers.flatMap((provider) =>
    provider.models
      .filter((card) => card.generation !== undefined)
      .map((card) => offerOf(request, provider, card, world)),
  );
}

function offerOf(request: TakeSpec, provider: Provider, card: ModelCard, world: VendorAccess): Offer {
  const base = {
    ...{provider: provider.id, model: card.id, card, plan: null, usd: 0, altered: []},
    strength: card.strengths[request.shot.kind],
  };
  const closed = closedBecause(provider, card, world);
  try {
    const plan = (take: number): ResolvedRequest => provider.plan(forTake(request, take), card);
    const first = plan(1);
    const {usd} = provider.estimate(first);
    return {...base, plan, usd, altered: first.altered, ...(closed === undefined ? {} : {closed})};
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const [problem] = error.problems;
    return {
      ...base,
      closed: closed ?? `${problem?.what}: expected ${problem?.expected}, got ${problem?.got}`,
    };
  }
}

/** A seed that the shot names is the first take's; the next takes count on from it, or they would be the same picture. */
const forTake = ({seed, ...request}: TakeSpec, take: number): ShotRequest => ({
  ...request,
  ...(seed === undefined ? {} : {seed: seed + take - 1}),
  take,
});

function closedBecause(
  {remote}: Provider,
  {retiredAt}: ModelCard,
  {hasKey, hasPackage = isInstalled, today}: VendorAccess,
): string | undefined {
  if (retiredAt !== null && retiredAt <= today) return `ended on ${retiredAt}`;
  const {key, server, sdk, importer} = remote ?? {};
  const missing = [
    key && !hasKey(key) && `no key: set ${key}`,
    server && !hasKey(server) && `no server: set ${server}`,
    sdk && !hasPackage(sdk, importer) && `package ${sdk} is not installed: npm install ${sdk}`,
  ].filter(Boolean);
  return missing.length === 0 ? undefined : missing.join('; ');
}
