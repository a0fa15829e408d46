import {slotLengths} from '../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SlotSpec} from '../../spot/variant/template.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {DocumentEdits} from '../review/apply/document-edits.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

/** What an edit is applied to. `file`: the timeline. `at`: the time, in ISO 8601. */
export type EditPlace = {
  variant: Variant;
  project: SpotProject;
  takes: SpotTakes;
  edits: DocumentEdits;
  file: string;
  at: string;
};

/** What an edit changed, as a sentence, and the other variants that change with it. */
export type AppliedEdit = {what: string; others: string[]};

/** The ids of the other variants that show a shot: what edit.yaml says about it applies to them, too. */
export const othersWithShot = (shot: string, {variant, project}: EditPlace): string[] =>
  project.variants
    .filter(
      (each) =>
        each !== variant && planVariant(each.props, project).needs.some((need) => need.shot.id === shot),
    )
    .map(({id}) => id);

/** The ids of the other variants with one of these slots. */
export const othersWithSlots = (slots: readonly string[], {variant, project}: EditPlace): string[] =>
  project.variants
    .filter((each) => {
      const own = slotsOfVariant(each, project);
      return each !== variant && slots.some((slot) => Object.hasOwn(own, slot));
    })
    .map(({id}) => id);

/** The slots of a variant, with their lengths as the script says, or longer where a line needs more. */
export const slotsOfVariant = (
  {props}: Pick<Variant, 'props'>,
  {spot, catalog}: Pick<SpotProject, 'spot' | 'catalog'>,
  beats: Readonly<Record<string, number>> = {},
): Record<string, SlotSpec> => {
  const template = catalog.templates[props.template];
  if (!template) throw new Error(`unchecked props: ${props.template}`);
  return slotLengths(template, props, {...planVariant(props, {spot, catalog}).lengths, ...beats});
};
