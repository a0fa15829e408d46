import type {Missing} from '../../spot/timeline/timeline.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {isSandbox} from '../project/workspace.ts';
import {planSpot} from '../shoot/plan-and-buy.ts';
import type {ShotPlan} from '../shoot/route/plan-shoot.ts';

/** The model that would make a shot, and its price, as the card of a missing take shows them. */
export type Maker = Pick<Missing, 'model' | 'price'>;
export type Makers = (shot: string, format: Format) => Maker | undefined;

/** The model that would make each missing shot of a spot. Sends nothing to vendors. */
export async function makersOf(production: SpotProject): Promise<Makers> {
  const {shots} = await planSpot(production, {sandbox: isSandbox(production.workspace)});
  const open = shots.some(({choice}) => choice.candidate === null);
  // A model that only lacks its key is named with that reason: the sandbox plan needs no keys.
  const {shots: reached} = open ? await planSpot(production, {sandbox: true}) : {shots};
  const makers = shots.map((plan) => {
    const named = reached.find(
      ({want: {shot, format}}) => shot.id === plan.want.shot.id && format === plan.want.format,
    );
    return {...plan.want, maker: makerOf(plan, named)};
  });
  return (shot, format) =>
    makers.find((each) => each.shot.id === shot && each.format === format && !each.shot.mustShoot)?.maker;
}

function makerOf(
  {choice: {candidate}, route, want, takes, motion, usd}: ShotPlan,
  reached?: ShotPlan,
): Maker {
  const isStill = want.request.kind === 'still';
  const then = motion ? `about ${dollars(motion.usd)}` : '';
  if (takes.some(({there}) => there)) {
    if (isStill) return {model: motion?.model ?? '', price: `${then} when a still is picked`.trim()};
    return {model: candidate ? nameOf(candidate) : '', price: 'ordered already: see tenspot takes'};
  }
  if (candidate) {
    const models = takes.flatMap(({ranked: [first]}) => (first ? [nameOf(first)] : []));
    const count = takes.length === 1 ? '' : ` for ${takes.length} takes`;
    const price = `${dollars(usd)}${count}`;
    return {model: [...new Set(models)].join(', '), price: isStill ? `${price}, then ${then}` : price};
  }
  const other = reached?.choice.candidate;
  if (!reached || !other) return {model: 'none: run `tenspot shoot --plan` to see why', price: ''};
  const refused = route.refused.find(
    ({provider, model}) => provider === other.provider && model === other.model,
  );
  return {model: `${nameOf(other)} (${refused?.why ?? 'not to be had'})`, price: dollars(reached.usd)};
}

const nameOf = ({provider, model}: {provider: string; model: string}): string => `${provider}/${model}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
