import {Id} from '../documents/field-types.ts';
import type {Problem} from '../problem/errors.ts';
import type {Locate} from '../problem/schema-problems.ts';
import {sequenceOf} from '../timeline/timeline.ts';
import {Format} from './format.ts';
import type {SpotProps} from './spot-props.ts';
import type {AnyTemplate, SlotSpec, TemplateProps} from './template.ts';
import {originOf, unknownName} from './value-origin.ts';
import type {Draft, VariantsFile} from './variants-file.ts';

/** Problems in the slots that a template returns for these props: no length, or `with` a slot that does not exist. */
export function slotProblems(props: SpotProps, template: AnyTemplate): Problem[] {
  let slots: Record<string, SlotSpec>;
  try {
    slots = template.slots(props as TemplateProps<Record<string, unknown>>);
  } catch (error) {
    return [
      {
        code: 'template-broken',
        what: `makes the slots of template "${template.id}" throw an error`,
        expected: 'slots for these props',
        got: (error as Error).message,
        fix: 'Correct template.ts.',
      },
    ];
  }
  const broken = (slot: string, expected: string, got: unknown): Problem => ({
    code: 'template-broken',
    what: `gets an invalid slot "${slot}" from template "${template.id}"`,
    expected,
    got: String(got),
    fix: 'Correct template.ts.',
  });
  const sequence = sequenceOf(slots);
  return Object.entries(slots).flatMap(([slot, {seconds, with: host}]) => {
    if (!Id.safeParse(slot).success)
      return [broken(slot, `a slot name that is an id (a-z, 0-9 and dashes), such as "${asId(slot)}"`, slot)];
    if (host !== undefined)
      return sequence.includes(host)
        ? []
        : [broken(slot, `with: one of ${sequence.join(', ')}`, `with: ${host}`)];
    return Number.isFinite(seconds) && seconds > 0 ? [] : [broken(slot, 'seconds above 0', seconds)];
  });
}

/** A name as an id: `splitAfter` becomes `split-after`. */
const asId = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'slot';

/** Lengths in seconds at which templates commonly change their slots. */
const COMMON_LENGTHS = [6, 10, 15, 20, 30, 60];

/** In words: a slot that the template has at another length, or in another format, than that of the props. Undefined if it has none. */
export function slotElsewhere(slot: string, template: AnyTemplate, props: SpotProps): string | undefined {
  const has = (change: Partial<SpotProps>): boolean => {
    try {
      return Object.hasOwn(template.slots({...props, ...change}), slot);
    } catch {
      return false;
    }
  };
  const seconds = COMMON_LENGTHS.find((length) => has({seconds: length}));
  if (seconds !== undefined) return `${slot}, which is there at ${seconds} s, and not at ${props.seconds} s`;
  const format = Format.options.find((each) => has({format: each}));
  return format && `${slot}, which is there in ${format}, and not in ${props.format}`;
}

type Filled = {draft: Draft; props: SpotProps; template: AnyTemplate};

/**
 * Problems for shots in slots that no variant of the template has. A slot that only some variants have is no problem:
 * where slots depend on props, variants may share one list of shots.
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
      ).map((problem) => {
        const elsewhere = slotElsewhere(slot, template, props);
        const fix = `Remove the shot from variants of ${props.seconds} s, or lengthen one of them.`;
        return {id: draft.id, problem: elsewhere ? {...problem, got: elsewhere, fix} : problem};
      }),
    ),
  );
}
