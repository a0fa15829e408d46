import type {CaptionWord} from '../../spot/captions/caption.ts';
import type {EditFile} from '../../spot/documents/edit.ts';
import {slotSeconds} from '../../spot/documents/script.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {type EditTiming, editTiming} from '../../spot/timeline/edit-timing.ts';
import {footageSeconds, footageSizes} from '../../spot/timeline/resolve-spot.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import {type SpotVoice, voiceOf} from '../../spot/voice/spot-voice.ts';
import {speakerOf} from '../../spot/voice/voice-choice.ts';
import type {Catalog} from '../project/catalog.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import {captionsOf} from '../project/variants/read-captions.ts';
import {type NeededShot, neededShot} from './needed-shot.ts';

/** What a slot needs: a shot, the seconds of footage, and the pixels of the frame that they fill. */
export type SlotNeed = NeededShot & {seconds: number; size: Size};

/** A variant before anything is made for it: its documents, and what its slots need. */
export type VariantPlan = {
  props: SpotProps;
  template: AnyTemplate;
  brand: Brand;
  documents: SpotDocuments;
  transitions: EditFile['transitions'];
  /** Seconds by slot, from the script, or longer where its line needs more. */
  lengths: Record<string, number>;
  /** The lengths of slots that `edit.yaml` decides. */
  timing?: EditTiming | undefined;
  /** The words of its captions; undefined where it has none. */
  captions?: readonly CaptionWord[] | undefined;
  /** What a voice of the brand says; undefined where none speaks. */
  voice?: SpotVoice | undefined;
  /** Every slot of the timeline for which the variant names a shot. */
  needs: SlotNeed[];
};

/** What planning reads of a project. */
export type PlannedProject = {spot: SpotDocuments; catalog: Pick<Catalog, 'brands' | 'templates'>};

/** Plans a variant whose props were checked. Makes and reads nothing. */
export function planVariant(props: SpotProps, {spot, catalog}: PlannedProject): VariantPlan {
  const brand = catalog.brands[props.brand];
  const template = catalog.templates[props.template];
  if (!brand || !template) throw new Error(`unchecked props: ${props.brand}, ${props.template}`);
  const {transitions, lengths: own, timing} = timelineOf(spot);
  const voice = speakerOf(props)
    ? voiceOf({
        props,
        template,
        script: spot.script?.value,
        brand: brand.file.defaults.tenspot,
        speech: spot.speech,
        speeds: spot.speeds,
        timing,
      })
    : undefined;
  const lengths = voice?.lengths ?? own;
  // Where a voice speaks, its lengths have the timing already: its lines are placed in them.
  const left = voice ? undefined : timing;
  const seconds = footageSeconds({props, template, transitions, lengths, timing: left});
  const sizes = footageSizes(props, template);
  const picks = spot.edit?.value.picks ?? {};
  const needs = Object.entries(props.shots).flatMap(([slot, choice]): SlotNeed[] => {
    const need = neededShot(slot, choice, spot.shots, picks, props.format);
    const length = seconds[slot];
    if (!need || length === undefined) return [];
    return [{...need, seconds: length, size: sizes[slot] ?? FORMAT_SIZE[props.format]}];
  });
  const captions = captionsOf(props, spot, voice);
  const plan = {props, template, brand, documents: spot, transitions, lengths, captions, voice, needs};
  return left ? {...plan, timing: left} : plan;
}

/** What the documents of a spot say about every variant's timeline. */
export const timelineOf = ({
  script,
  edit,
  tracks,
}: Pick<SpotDocuments, 'script' | 'edit' | 'tracks'>): Pick<
  VariantPlan,
  'transitions' | 'lengths' | 'timing'
> => ({
  transitions: edit?.value.transitions ?? {},
  lengths: slotSeconds(script?.value),
  timing: editTiming(edit?.value, tracks),
});
