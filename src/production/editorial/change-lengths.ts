import {appendItem, setIn} from '../../machine/documents/edit-yaml.ts';
import {toFrames} from '../../spot/timeline/frames.ts';
import {laySlots} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {changeField, documentIn} from '../review/apply/change-field.ts';
import {type AppliedEdit, type EditPlace, othersWithSlots, slotsOfVariant} from './edit-place.ts';

type Lengths = Readonly<Record<string, number>>;

/**
 * Writes the lengths of slots, in frames, as beats of the script, and another length of the whole as `seconds` of the variant. A beat is
 * changed only where its slot has another length. Errors: those of a field.
 */
export async function changeLengths(frames: Lengths, place: EditPlace): Promise<AppliedEdit> {
  const {variant, project, edits} = place;
  const {spot} = project;
  const {fps} = variant.props;
  const names = Object.keys(frames);
  const total = Object.values(frames).reduce((sum, each) => sum + each, 0);
  const seconds = Number((total / fps).toFixed(4));
  const isLonger = toFrames(variant.props.seconds, fps) !== total;
  if (isLonger) {
    const note = {id: '', variant: variant.id, subject: 'another length of the timeline'};
    await changeField({field: 'seconds', value: seconds}, {note, scope: 'variant', variant}, spot, edits);
  }
  const props = {...variant.props, seconds};
  const slots = slotsOfVariant({props}, project);
  const before = laySlots(slots, total);
  const changed = names.filter((name) => before[name]?.frames !== frames[name]);
  const said = names
    .filter((name) => laySlots(slots, toFrames(variant.props.seconds, fps))[name]?.frames !== frames[name])
    .map((name) => `${name} ${((frames[name] ?? 0) / fps).toFixed(2)} s`);
  const what = `${isLonger ? `${variant.id} is ${seconds} s long; ` : ''}the slots have other lengths: ${said.join(', ')}`;
  if (changed.length === 0) return {what, others: []};
  const beats = beatsFor(frames, changed, props, project);
  await edits.change(documentIn(spot, 'script.yaml'), (text) =>
    Object.entries(beats).reduce((done, [slot, length]) => {
      const at = spot.script?.value.beats.findLastIndex((beat) => beat.slot === slot) ?? -1;
      return at < 0
        ? appendItem(done, 'beats', {slot, seconds: length})
        : setIn(done, ['beats', at, 'seconds'], length);
    }, text),
  );
  return {what, others: othersWithSlots(Object.keys(beats), place)};
}

/** Beats that give these lengths: as few as possible, else those of all slots. */
function beatsFor(
  frames: Lengths,
  changed: readonly string[],
  props: Variant['props'],
  project: SpotProject,
): Record<string, number> {
  const names = Object.keys(frames);
  const total = Object.values(frames).reduce((sum, each) => sum + each, 0);
  const slots = slotsOfVariant({props}, project);
  const weights = names.reduce((sum, name) => sum + (slots[name]?.seconds ?? 0), 0);
  const scaled = (scale: number, some: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      some.map((name) => [name, Number((((frames[name] ?? 0) / total) * scale).toFixed(4))]),
    );
  const few = scaled(weights, changed);
  const laid = laySlots(slotsOfVariant({props}, project, few), total);
  return names.every((name) => laid[name]?.frames === frames[name]) ? few : scaled(total / props.fps, names);
}
