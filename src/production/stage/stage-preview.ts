import type {StagedProps, Staging} from '../../spot/preview/preview-data.ts';
import {lookKey, mixKey, proxyKey, takeKey} from '../../spot/preview/staged-keys.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {footageSeconds, footageSizes, resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import type {SpotProps} from '../../spot/variant/props.ts';
import {stageLook} from '../grade/grade.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {mix} from '../sound/mix.ts';
import {planMix} from '../sound/plan-mix.ts';
import {proxyOf} from '../studio/footage-proxy.ts';
import {NotYet} from '../studio/kept-store.ts';
import {fillSlots} from './fill-slots.ts';
import type {Shooting} from './obtain-take.ts';

/**
 * Stages what props need for a preview, with the code that renders, and tells of each part as it comes: the
 * look, the footage slot by slot, the sound, then what only the variant grid plays. What the store will not make is left
 * out, and so is what is `known`: another variant needed it.
 */
export async function* stageProps(
  props: SpotProps,
  {spot, catalog}: Pick<SpotProject, 'spot' | 'catalog'>,
  shooting: Shooting,
  known: StagedProps,
): AsyncGenerator<Partial<StagedProps>> {
  const brand = catalog.brands[props.brand];
  const template = catalog.templates[props.template];
  if (!brand || !template) throw new Error('props that were not checked');
  const transitions = spot.edit?.value.transitions ?? {};
  const lengths = lengthsOf(spot);
  const lookAs = lookKey(props.brand, props.look);
  const look = known.cubes[lookAs] ?? (await tried(() => stageLook(brand, props, shooting.store)));
  if (look) yield {cubes: {[lookAs]: look}};
  const seen = footageSeconds({props, template, transitions, lengths});
  const sizes = footageSizes(props, template);
  const fillings: Record<string, Filling> = {};
  // Slot by slot, so that one that cannot be filled is a card and not the end of all.
  const fillSlot = async (slot: string, shot: string | null): Promise<Filling | undefined> => {
    const alone = {...props, shots: {[slot]: props.shots[slot] ?? {}}};
    const found = await tried(() => fillSlots(spot, brand, alone, seen, shooting, sizes));
    return found && ('staged' in found ? found.staged[slot] : unmade(shot, found.why));
  };
  for (const [slot, choice] of Object.entries(props.shots)) {
    const takeAs = takeKey(props, slot, seen[slot] ?? 0);
    const filling = known.takes[takeAs] ?? (await fillSlot(slot, choice.shot ?? null));
    if (!filling) continue;
    fillings[slot] = filling;
    yield {takes: {[takeAs]: filling}};
  }
  const {kit} = brand;
  const resolved = resolveSpot({props, template, kit, fillings, transitions, lengths});
  const mixAs = mixKey(resolved, props, template);
  const sound =
    known.mixes[mixAs] ??
    (await tried(async () =>
      mix(await planMix(resolved, props, template, brand, shooting.store, shooting.tools), shooting),
    ));
  if (sound) yield {mixes: {[mixAs]: sound}};
  const cube = look && 'staged' in look ? look.staged : null;
  for (const filling of Object.values(fillings)) {
    if (!('take' in filling) || known.proxies[proxyKey(filling.take.src, cube)]) continue;
    const proxy = await tried(() => proxyOf(filling.take, cube, shooting));
    if (proxy && 'staged' in proxy) yield {proxies: {[proxyKey(filling.take.src, cube)]: proxy.staged}};
  }
}

/** Seconds by slot, from the script. */
export const lengthsOf = (spot: SpotDocuments): Record<string, number> =>
  Object.fromEntries((spot.script?.value.beats ?? []).map(({slot, seconds}) => [slot, seconds]));

const unmade = (shot: string | null, why: string): Filling => ({
  missing: {shot, prompt: why, model: '', price: ''},
});

/** What came of it, why it failed, or undefined where it is not made yet. */
async function tried<T>(work: () => Promise<T>): Promise<Staging<T> | undefined> {
  try {
    return {staged: await work()};
  } catch (error) {
    if (error instanceof NotYet) return undefined;
    if (error instanceof TenspotError && error.code !== 'interrupted') return {why: inWords(error.problems)};
    throw error;
  }
}

const inWords = (problems: readonly Problem[]): string =>
  problems
    .map(({what, got, expected}) => [what, expected && `expected ${expected}`, got && `got ${got}`])
    .map((parts) => parts.filter(Boolean).join(', '))
    .join('. ');
