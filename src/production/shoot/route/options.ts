import {isInstalled} from '../../../machine/installed.ts';
import type {ModelCard} from '../../../providers/card.ts';
import type {Provider, ResolvedRequest, ShotRequest} from '../../../providers/contract.ts';
import {TenspotError} from '../../../spot/errors.ts';
import type {Option} from '../../../spot/routing/route.ts';

/** A way to have a shot made, and what would be sent. */
export type Offer = Option & {card: ModelCard; resolved: ResolvedRequest | null};

type World = {
  providers: readonly Provider[];
  /** Whether the key of this name is there. */
  hasKey: (name: string) => boolean;
  /** Whether a vendor's package is installed. Default: as it is here. */
  hasPackage?: (name: string) => boolean;
  /** The day of the question: models that are ended by then are out. */
  today: string;
};

/** Every model that generates, with what it would do for a shot, or why it cannot. */
export function offersFor(request: ShotRequest, world: World): Offer[] {
  return world.providers.flatMap((provider) =>
    provider.models
      .filter((card) => card.generation !== undefined)
      .map((card) => offerOf(request, provider, card, world)),
  );
}

function offerOf(request: ShotRequest, provider: Provider, card: ModelCard, world: World): Offer {
  const base = {
    ...{provider: provider.id, model: card.id, card, resolved: null, usd: 0, altered: []},
    strength: card.strengths[request.shot.kind],
  };
  const closed = closedBecause(provider, card, world);
  try {
    const resolved = provider.plan(request, card);
    const {usd} = provider.estimate(resolved);
    return {...base, resolved, usd, altered: resolved.altered, ...(closed === undefined ? {} : {closed})};
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const [problem] = error.problems;
    return {
      ...base,
      closed: closed ?? `${problem?.what}: expected ${problem?.expected}, got ${problem?.got}`,
    };
  }
}

function closedBecause(
  {remote}: Provider,
  {retiredAt}: ModelCard,
  {hasKey, hasPackage = isInstalled, today}: World,
): string | undefined {
  if (retiredAt !== null && retiredAt <= today) return `ended on ${retiredAt}`;
  const {key, server, sdk} = remote ?? {};
  const missing = [
    key && !hasKey(key) && `no key: set ${key}`,
    server && !hasKey(server) && `no server: set ${server}`,
    sdk && !hasPackage(sdk) && `package ${sdk} is not installed: npm install ${sdk}`,
  ].filter(Boolean);
  return missing.length === 0 ? undefined : missing.join('; ');
}
