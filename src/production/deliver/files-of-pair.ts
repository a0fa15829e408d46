import {type FilesInUse, filesInUse} from '../project/variants/rights-warnings.ts';
import {soundFiles} from '../sound/plan-mix.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

type Known = Pick<DeliverContext, 'project'>;

/** The files of the mix of a variant, as `brand.yaml` names them. Empty where it cannot be staged: then its gate `master` is red. */
export const soundsOf = (
  {variant, now}: Pick<DeliveryCandidate, 'variant' | 'now'>,
  {project}: Known,
): string[] => ('staged' in now ? soundFiles(now.staged.spot, planVariant(variant.props, project)) : []);

/** The files of a variant that have rights, with the sounds of its mix. */
export async function filesOf(
  candidate: Pick<DeliveryCandidate, 'variant' | 'now'>,
  {project}: Known,
): Promise<FilesInUse> {
  const brand = project.catalog.brands[candidate.variant.props.brand];
  return brand
    ? filesInUse(candidate.variant, brand, project.spot, {sounds: soundsOf(candidate, {project})})
    : {ofBrand: [], sounds: [], shownOfSpot: [], shownOfBrand: []};
}
