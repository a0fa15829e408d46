import type {Format} from '../../spot/placement/placement.ts';
import type {Missing} from '../../spot/timeline/timeline.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {isSandbox} from '../project/workspace.ts';
import {planSpot} from '../shoot/plan-and-buy.ts';
import type {ShotPlan} from '../shoot/route/plan-shoot.ts';

/** Who would make a shot, and for how much, in the words of a card. */
export type Maker = Pick<Missing, 'model' | 'price'>;
export type Makers = (shot: string, format: Format) => Maker | undefined;

/** Who would make the shots of a spot that are not there. Sends nothing. */
export async function makersOf(production: SpotProject): Promise<Makers> {
  const {shots} = await planSpot(production, {sandbox: isSandbox(production.workspace)});
  const open = shots.some(({choice}) => choice.candidate === null);
  // Without a key there is still somebody to get one for.
  const {shots: reached} = open ? await planSpot(production, {sandbox: true}) : {shots};
  const makers = shots.map((plan) => {
    const named = reached.find(({want}) => want.label === plan.want.label);
    return {...plan.want, maker: makerOf(plan, named)};
  });
  return (shot, format) =>
    makers.find((each) => each.shot.id === shot && each.format === format && !each.shot.mustShoot)?.maker;
}

function makerOf(
  {choice: {candidate}, route, want, takes, motion, usd}: ShotPlan,
  reached?: ShotPlan,
): Maker {
  const then = motion ? `about ${dollars(motion.usd)}` : '';
  if (takes.some(({there}) => there)) {
    if (want.still) return {model: motion?.model ?? '', price: `${then} when a still is picked`.trim()};
    return {model: candidate ? nameOf(candidate) : '', price: 'ordered already: see tenspot takes'};
  }
  if (candidate) {
    const models = takes.flatMap(({ranked: [first]}) => (first ? [nameOf(first)] : []));
    const count = takes.length === 1 ? '' : ` for ${takes.length} takes`;
    const price = `${dollars(usd)}${count}`;
    return {model: [...new Set(models)].join(', '), price: want.still ? `${price}, then ${then}` : price};
  }
  const other = reached?.choice.candidate;
  if (!reached || !other) return {model: 'nobody: tenspot shoot --plan says why', price: ''};
  const refused = route.refused.find(
    ({provider, model}) => provider === other.provider && model === other.model,
  );
  return {model: `${nameOf(other)} (${refused?.why ?? 'not to be had'})`, price: dollars(reached.usd)};
}

const nameOf = ({provider, model}: {provider: string; model: string}): string => `${provider}/${model}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
