import type {Problem} from '../problem/errors.ts';
import type {Locate} from '../problem/schema-problems.ts';
import {sequenceOf} from '../timeline/timeline.ts';
import type {SpotProps} from './props.ts';
import type {AnyTemplate, SlotSpec, TemplateProps} from './template.ts';
import {originOf, unknownName} from './value-origin.ts';
import type {Draft, VariantsFile} from './variants-file.ts';

/** A timeline that cannot be: slots without a length, or with a slot that there is not. */
export function slotProblems(props: SpotProps, template: AnyTemplate): Problem[] {
  let slots: Record<string, SlotSpec>;
  try {
    slots = template.slots(props as TemplateProps<Record<string, unknown>>);
  } catch (error) {
    return [
      {
        code: 'template-broken',
        what: `is refused by the slots of template "${template.id}"`,
        expected: 'slots for these props',
        got: (error as Error).message,
        fix: 'Mend template.ts.',
      },
    ];
  }
  const broken = (slot: string, expected: string, got: unknown): Problem => ({
    code: 'template-broken',
    what: `gets an impossible slot "${slot}" from template "${template.id}"`,
    expected,
    got: String(got),
    fix: 'Mend template.ts.',
  });
  const sequence = sequenceOf(slots);
  return Object.entries(slots).flatMap(([slot, {seconds, with: host}]) => {
    if (host !== undefined)
      return sequence.includes(host)
        ? []
        : [broken(slot, `with: one of ${sequence.join(', ')}`, `with: ${host}`)];
    return Number.isFinite(seconds) && seconds > 0 ? [] : [broken(slot, 'seconds above 0', seconds)];
  });
}

type Filled = {draft: Draft; props: SpotProps; template: AnyTemplate};

/**
 * Shots for slots that no variant has. Where slots depend on props, variants share one list of shots and
 * each takes what its own timeline has room for.
 */
export function strayShots(
  filled: readonly Filled[],
  file: VariantsFile,
  locate: Locate,
): {id: string; problem: Problem}[] {
  const slots = new Map<string, Set<string>>();
  for (const {props, template} of filled)
    slots.set(
      template.id,
      new Set([...(slots.get(template.id) ?? []), ...Object.keys(template.slots(props))]),
    );
  return filled.flatMap(({draft, props, template}) =>
    Object.keys(props.shots).flatMap((slot) =>
      unknownName(
        ['shots', slot],
        slot,
        [...(slots.get(template.id) ?? [])],
        (path) => originOf(draft, file, path, locate),
        'slot-unknown',
      ).map((problem) => ({id: draft.id, problem})),
    ),
  );
}
