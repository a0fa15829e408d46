import {isForModels} from '../../spot/documents/shots.ts';
import type {LookChoice} from '../../spot/grade/look.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Take} from '../../spot/takes/take.ts';
import {gradedTake} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {fillSlots} from '../stage/fill-slot.ts';
import {makeTakesAhead} from '../stage/make-takes-ahead.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {StageContext} from '../stage/stage-context.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import {sourcePictureOf} from './source-picture.ts';

/** A look that variants of a brand put on a take. */
export type LookOfBrand = {brand: Brand; choice: LookChoice};

/** A take that variants show, and the looks that they put on it. */
export type TakeInVariants = {
  take: Take;
  /** The brands of these variants, whose products it may show. */
  brands: Brand[];
  /** Whether a model made it. */
  generated: boolean;
  /** Whether its shot is of a product. */
  expected: boolean;
  looks: LookOfBrand[];
  /** The path of the picture that it was made from. Null where there is none. */
  picture: string | null;
};

/** The takes that variants of a spot show, each once, in the order in which they are shown. Placeholders are left out. */
export async function takesInVariants(
  variants: readonly Variant[],
  project: SpotProject,
  {takes, ...context}: StageContext & {takes?: SpotTakes | undefined},
): Promise<TakeInVariants[]> {
  const staging: StageContext = {...context, takes};
  await makeTakesAhead(variants, project, staging);
  const shown = new Map<string, TakeInVariants>();
  for (const {props} of variants) {
    const plan = planVariant(props, project);
    const fillings = await fillSlots(plan, staging);
    for (const need of plan.needs) {
      const filling = fillings[need.slot];
      if (!filling || !('take' in filling) || filling.take.standsIn) continue;
      const {take} = filling;
      const {brand} = plan;
      const known = shown.get(gradedTake(take));
      const {brands, looks}: Pick<TakeInVariants, 'brands' | 'looks'> = known ?? {brands: [], looks: []};
      if (!brands.includes(brand)) brands.push(brand);
      const same = (look: LookOfBrand): boolean =>
        look.brand === brand && canonical(look.choice) === canonical(props.look);
      if (!looks.some(same)) looks.push({brand, choice: props.look});
      if (known) continue;
      const shot = project.spot.shots.find(({id}) => id === take.shot);
      shown.set(gradedTake(take), {
        take,
        brands,
        generated: shot !== undefined && isForModels(shot) && take.file === undefined,
        expected: shot?.kind === 'product-detail' || shot?.kind === 'product-in-use',
        looks,
        picture: await sourcePictureOf(take, need, plan, takes),
      });
    }
  }
  return [...shown.values()];
}
