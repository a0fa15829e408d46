import {appendItem, setIn} from '../../../machine/documents/edit-yaml.ts';
import {toFrames} from '../../../spot/timeline/frames.ts';
import {slotLengths} from '../../../spot/timeline/resolve-spot.ts';
import {weightOf} from '../../../spot/timeline/slot-weight.ts';
import {layerOf, laySlots, sequenceOf} from '../../../spot/timeline/timeline.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {SlotSpec} from '../../../spot/variant/template.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import {planVariant} from '../../stage/plan-variant.ts';
import {documentIn} from './change-field.ts';
import type {DocumentEdits} from './document-edits.ts';
import {type AppliedNote, notApplicable, slotOf, tooWide} from './note-scope.ts';

type Lengths = Pick<SpotProject, 'spot' | 'variants' | 'catalog'>;

/**
 * Makes a slot shorter or longer, by a beat of script.yaml: the other slots fill the rest of the spot, as their lengths relate. The script
 * counts for all variants with the slot. Returns what changes, in sentences. Errors: `note-scope`, `note-not-applicable`.
 */
export async function changeLength(
  seconds: number,
  applied: AppliedNote,
  project: Lengths,
  edits: DocumentEdits,
): Promise<string[]> {
  const {note, variant} = applied;
  const {spot, variants} = project;
  const slots = slotsOf(variant, project);
  const slot = layerOf(slotOf(applied), slots);
  const {fps, seconds: length} = variant.props;
  const total = toFrames(length, fps);
  const now = laySlots(slots, total)[slot]?.frames;
  if (now === undefined)
    throw notApplicable(note, {
      what: `${note.variant} has no slot "${slot}"`,
      expected: sequenceOf(slots).join(', '),
      got: slot,
    });
  const having = variants.filter((each) => Object.hasOwn(slotsOf(each, project), slot));
  const covered = having.filter((each) => isCovered(each, slot, applied));
  if (covered.length < having.length)
    throw tooWide(applied, {
      what: `the length of the slot "${slot}"`,
      where: 'script.yaml',
      by: having.map(({id}) => id),
    });
  const wanted = now + toFrames(seconds, fps);
  const weight = wanted === now ? slots[slot]?.seconds : weightOf(slots, slot, wanted, total);
  if (weight === undefined)
    throw notApplicable(note, {
      what: `the slot "${slot}" cannot be ${(wanted / fps).toFixed(2)} s long`,
      expected: `from ${(1 / fps).toFixed(2)} s to ${((total - sequenceOf(slots).length + 1) / fps).toFixed(2)} s, so that each slot has at least one frame`,
      got: `now ${(now / fps).toFixed(2)} s, ${seconds < 0 ? 'shortened' : 'lengthened'} by ${Math.abs(seconds)} s`,
    });
  if (wanted === now) return [];
  const file = documentIn(spot, 'script.yaml');
  const at = spot.script?.value.beats.findLastIndex((beat) => beat.slot === slot) ?? -1;
  await edits.change(file, (text) =>
    at < 0
      ? appendItem(text, 'beats', {slot, seconds: weight})
      : setIn(text, ['beats', at, 'seconds'], weight),
  );
  return [
    `the slot ${slot} of ${note.variant} is ${(wanted / fps).toFixed(2)} s long instead of ${(now / fps).toFixed(2)} s; the other slots fill the rest of the ${length} s`,
  ];
}

const slotsOf = ({props}: Variant, {spot, catalog}: Lengths): Record<string, SlotSpec> => {
  const template = catalog.templates[props.template];
  return template ? slotLengths(template, props, planVariant(props, {spot, catalog}).lengths) : {};
};

/** Whether the scope of a note covers a variant that has the slot. A segment is shared by variants of one length that show the same shot. */
function isCovered({id, props}: Variant, slot: string, {note, scope, variant}: AppliedNote): boolean {
  if (scope === 'all' || id === note.variant) return true;
  if (scope === 'variant') return false;
  const [own, other] = [variant.props.shots[slot], props.shots[slot]];
  return props.seconds === variant.props.seconds && JSON.stringify(own) === JSON.stringify(other);
}
