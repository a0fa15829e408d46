import {footageSeconds, footageSizes, resolveSpot} from '../../spot/resolve.ts';
import type {ResolvedSpot} from '../../spot/resolved.ts';
import type {Filling} from '../../spot/timeline.ts';
import type {Variant} from '../../spot/variant-check.ts';
import {gradeFillings, stageLook} from '../grade/grade.ts';
import {fillSlots} from '../shoot/shoot.ts';
import type {Shooting} from '../shoot/take.ts';
import {mix} from '../sound/mix.ts';
import {planMix} from '../sound/plan.ts';
import type {Production} from './production.ts';

/** A variant with everything that it needs staged: what an engine draws. */
export type Prepared = {
  variant: Variant;
  spot: ResolvedSpot;
  /** The mix, staged. */
  mix: string;
  fillings: Record<string, Filling>;
};

/** Shoot, grade, resolve and mix one variant. What another variant already needed is found again. */
export async function prepare(
  variant: Variant,
  production: Production,
  shooting: Shooting,
): Promise<Prepared> {
  const {spot, cast} = production;
  const {props} = variant;
  const brand = cast.brands[props.brand];
  const template = cast.templates[props.template];
  if (!brand || !template) throw new Error(`variant ${variant.id} was not checked`);
  const transitions = spot.edit?.value.transitions ?? {};
  const lengths = Object.fromEntries(
    (spot.script?.value.beats ?? []).map(({slot, seconds}) => [slot, seconds]),
  );
  const seen = footageSeconds({props, template, transitions, lengths});
  const fillings = await fillSlots(spot, brand, props, seen, shooting, footageSizes(props, template));
  const graded = await gradeFillings(fillings, await stageLook(brand, props, shooting.store), shooting);
  const resolved = resolveSpot({
    props,
    template,
    wardrobe: brand.wardrobe,
    fillings: graded,
    transitions,
    lengths,
  });
  const plan = await planMix(resolved, props, template, brand, shooting.store, shooting.tools);
  return {variant, spot: resolved, mix: await mix(plan, shooting), fillings};
}
