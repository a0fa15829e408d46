import {formatsOf} from '../../spot/placement/joint-placement.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import {findPlacement, type OwnPlacements} from '../../spot/placement/placements.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {standingOf} from '../../spot/review/standing.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

/** A variant that is not delivered, and why. */
export type LeftOut = {variant: string; why: 'not approved' | 'made for other formats or placements'};

/** Which variants are delivered, and to which placements each. */
export type ChosenPairs = {
  taking: DeliveryCandidate[];
  runsIn: (each: DeliveryCandidate) => Placement[];
  leftOut: LeftOut[];
};

/** The placements for which the brand of a variant has figures of its own. */
export const ownPlacementsOf = (
  {variant}: Pick<DeliveryCandidate, 'variant'>,
  {project: {catalog}}: Pick<DeliverContext, 'project'>,
): OwnPlacements | undefined => catalog.brands[variant.props.brand]?.kit.placements;

type Choice = {placements: readonly Placement[]; approvedOnly: boolean};

/** Chooses the variants that run in these placements. Errors: `delivery-empty` where none is left, or none for a placement. */
export function choosePairs(
  all: readonly DeliveryCandidate[],
  {placements, approvedOnly}: Choice,
  {review, project}: Pick<DeliverContext, 'review' | 'project'>,
): ChosenPairs {
  const approved = ({master}: DeliveryCandidate): boolean =>
    Boolean(master && standingOf(master, review).approved);
  const candidates = approvedOnly ? all.filter(approved) : all;
  const runsIn: ChosenPairs['runsIn'] = (each) => {
    const {props} = each.variant;
    const own = ownPlacementsOf(each, {project});
    return placements
      .map(({id}) => findPlacement(id, own))
      .filter(
        (placement) =>
          formatsOf(placement).includes(props.format) &&
          // A variant with placements of its own was made and checked for these.
          (props.placements ?? [placement.id]).some((name) => findPlacement(name).id === placement.id),
      );
  };
  const leftOut = all.flatMap((each): LeftOut[] => {
    const variant = each.variant.id;
    if (!candidates.includes(each)) return [{variant, why: 'not approved'}];
    return runsIn(each).length === 0 ? [{variant, why: 'made for other formats or placements'}] : [];
  });
  const taking = candidates.filter((each) => runsIn(each).length > 0);
  if (candidates.length === 0 && all.length > 0)
    throw invalid({
      code: 'delivery-empty',
      what: 'no variant is approved',
      expected: 'an approved variant',
      got: 'none of those that are asked for',
      fix: 'Have the masters approved, or leave --approved out.',
    });
  const unused = placements.find(
    (placement) => !taking.some((each) => runsIn(each).some(({id}) => id === placement.id)),
  );
  if (!unused) return {taking, runsIn, leftOut};
  throw invalid({
    code: 'delivery-empty',
    what: `no variant can be delivered to ${unused.title}`,
    expected: `a variant in ${formatsOf(unused).join(', ')}`,
    got: 'none of those that are asked for',
    fix: `Make one, or leave "${unused.id}" out.`,
  });
}
