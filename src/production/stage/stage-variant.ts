import type {Size} from '../../spot/timeline/cover.ts';
import {seenSize} from '../../spot/timeline/footage-at.ts';
import {footageSeconds, footageSizes, resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {copyForBrowser} from '../grade/browser-copy.ts';
import {gradeFillings, stageLook} from '../grade/grade.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {mix} from '../sound/mix.ts';
import {planMix} from '../sound/plan-mix.ts';
import {fillSlots} from './fill-slots.ts';
import type {Shooting} from './obtain-take.ts';

/** A variant with everything that it needs staged: what an engine draws. */
export type StagedVariant = {
  variant: Variant;
  /** With the takes as they were conformed, and the cube of its look. */
  spot: ResolvedSpot;
  /** With graded takes, in the sizes that are seen: what the browser draws. They are made when this is first asked for. */
  graded: () => Promise<ResolvedSpot>;
  /** The mix, staged. */
  mix: string;
  fillings: Record<string, Filling>;
};

/** Shoot, grade, resolve and mix one variant. What another variant already needed is found again. */
export async function stageVariant(
  variant: Variant,
  production: SpotProject,
  shooting: Shooting,
): Promise<StagedVariant> {
  const {spot, catalog} = production;
  const {props} = variant;
  const brand = catalog.brands[props.brand];
  const template = catalog.templates[props.template];
  if (!brand || !template) throw new Error(`variant ${variant.id} was not checked`);
  const transitions = spot.edit?.value.transitions ?? {};
  const lengths = Object.fromEntries(
    (spot.script?.value.beats ?? []).map(({slot, seconds}) => [slot, seconds]),
  );
  const seen = footageSeconds({props, template, transitions, lengths});
  const fillings = await fillSlots(spot, brand, props, seen, shooting, footageSizes(props, template));
  const cube = await stageLook(brand, props, shooting.store);
  const resolve = (taken: Record<string, Filling>, look: string | null): ResolvedSpot =>
    resolveSpot({
      props,
      template,
      kit: brand.kit,
      fillings: taken,
      transitions,
      lengths,
      cube: look,
    });
  let grading: Promise<ResolvedSpot> | undefined;
  const graded = (): Promise<ResolvedSpot> => {
    grading ??= copyForBrowser(fillings, cube, seenSizes(resolve(fillings, null)), shooting).then((taken) =>
      resolve(taken, null),
    );
    return grading;
  };
  // A stand-in takes no look, so where there is one the takes are graded one by one.
  const resolved = Object.values(fillings).some(standsIn)
    ? resolve(await gradeFillings(fillings, cube, shooting), null)
    : resolve(fillings, cube);
  const plan = await planMix(resolved, props, template, brand, shooting.store, shooting.tools);
  return {variant, spot: resolved, graded, mix: await mix(plan, shooting), fillings};
}

/** How large the clip of every slot is ever seen. */
export const seenSizes = (spot: ResolvedSpot): Record<string, Size> =>
  Object.fromEntries(spot.footage.map((clip) => [clip.slot, seenSize(clip, spot)]));

const standsIn = (filling: Filling): boolean => 'take' in filling && filling.take.standsIn === true;
