import type {EditSound} from '../documents/edit-sound.ts';
import type {TakeCorrection} from '../grade/correction.ts';
import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import {type OwnPlacements, placementOf} from '../placement/placements.ts';
import {plannedCues} from '../sound/planned-cues.ts';
import {sonicLogoFor} from '../sound/sonic-logo.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {AnyTemplate} from '../variant/template.ts';
import type {SpotVoice} from '../voice/spot-voice.ts';

/** The key of a slot's filling. `seconds` is the slot's value in `footageSeconds`. */
export const takeKey = (props: SpotProps, slot: string, seconds: number): string =>
  `${takeKeyPrefix(props, slot)} ${seconds}`;

/** The common start of the keys of a slot's filling at all lengths. */
export const takeKeyPrefix = ({brand, fps, format, shots}: SpotProps, slot: string): string =>
  `${brand} ${fps} ${format} ${slot} ${canonical(shots[slot] ?? null)}`;

/** The key of a look's cube. */
export const lookKey = (brand: string, {name, ...changes}: LookChoice): string =>
  `${brand} ${name ?? ''} ${canonical(changes)}`;

/** The key of the cube of a take that has a correction. */
export const gradeKey = (brand: string, look: LookChoice, correction: TakeCorrection): string =>
  `${lookKey(brand, look)} ${canonical(correction)}`;

/** The key of the small copy of a take, graded with a cube. */
export const proxyKey = (take: string, cube: string | null): string => `${take} ${cube}`;

/** What a mix depends on beside a variant. `sound`: that of `edit.yaml`. `placements`: those for which the brand has figures of its own. */
type Heard = {
  spoken?: Pick<SpotVoice, 'lines'> | undefined;
  sound?: EditSound | undefined;
  placements?: OwnPlacements | undefined;
};

/**
 * The key of a mix: brand, bed, voice with its ducking, length, cues, the sonic logo, the clips that are heard, and the placement's loudness.
 */
export function mixKey(
  spot: ResolvedSpot,
  props: SpotProps,
  template: AnyTemplate,
  {spoken, sound, placements}: Heard = {},
): string {
  const {fps, frames} = spot;
  const cues = plannedCues(spot, props, template, sound);
  const {loudness} = placementOf(props, placements);
  const lines = spoken?.lines.map(({key, at, heard}) => ({key, at, heard}));
  const duck = sound?.duck ? ` ${canonical(sound.duck)}` : '';
  const voice = props.voice ? ` ${canonical(lines ?? props.voice)}${duck}` : '';
  const logo = sonicLogoFor(sound, props);
  const logoFrom = logo.slot === undefined ? null : (spot.slots[logo.slot]?.from ?? null);
  const clips = spot.footage.flatMap(
    ({slot, sound: level, src, from, frames: long, in: start, speed, ...clip}) =>
      level === undefined
        ? []
        : [{slot, level, src, from, long, start, speed, lead: clip.lead, tail: clip.tail}],
  );
  const room = sound?.room === undefined ? '' : ` ${sound.room} ${canonical(spot.slots)}`;
  const heard = clips.length > 0 || room ? ` ${canonical(clips)}${room}` : '';
  return `${props.brand} ${props.music}${voice}${heard} ${frames}/${fps} ${canonical(cues)} ${canonical([logo, logoFrom])} ${canonical(loudness)}`;
}
