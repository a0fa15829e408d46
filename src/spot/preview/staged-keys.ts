import type {TakeCorrection} from '../grade/correction.ts';
import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import {placementOf} from '../placement/placements.ts';
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

/** The key of a mix: brand, bed, voice, length, cues and the placement's loudness. */
export function mixKey(
  spot: ResolvedSpot,
  props: SpotProps,
  template: AnyTemplate,
  spoken?: Pick<SpotVoice, 'lines'> | undefined,
): string {
  const {copy, format, fps, language, slots, frames} = spot;
  const cues = template.cues({slots, props: {copy, format, seconds: props.seconds, fps, language}});
  const {loudness} = placementOf(props);
  const lines = spoken?.lines.map(({key, at, heard}) => ({key, at, heard}));
  const voice = props.voice ? ` ${canonical(lines ?? props.voice)}` : '';
  return `${props.brand} ${props.music}${voice} ${frames}/${fps} ${canonical(cues)} ${canonical(loudness)}`;
}
