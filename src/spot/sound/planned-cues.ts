import type {EditCue, EditSound} from '../documents/edit-sound.ts';
import {valueAt} from '../problem/schema-problems.ts';
import {toFrames} from '../timeline/frames.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {AnyTemplate, Cue} from '../variant/template.ts';

/** The cues of a variant: those of its template, and those of `edit.yaml` that are for it. A cue before the first frame is heard on it. */
export function plannedCues(
  {slots, copy, format, fps, language, frames}: ResolvedSpot,
  props: SpotProps,
  template: AnyTemplate,
  sound: EditSound | undefined,
): Cue[] {
  const own = template.cues({slots, props: {copy, format, seconds: props.seconds, fps, language}});
  const {cues = [], templateCues = true} = sound ?? {};
  return [
    ...(templateCues ? own : []),
    ...cues.flatMap((cue): Cue[] => {
      const slot = slots[cue.slot];
      if (!slot || !isCueFor(cue, props)) return [];
      const at = Math.max(0, slot.from + toFrames(cue.at, fps));
      return at < frames ? [{sound: cue.sound, at, gain: cue.gain}] : [];
    }),
  ];
}

/** Whether a variant has the props that a cue is for. */
export const isCueFor = ({only = {}}: Pick<EditCue, 'only'>, props: SpotProps): boolean =>
  Object.entries(only).every(([path, value]) => valueAt(props, path.split('.')) === value);
