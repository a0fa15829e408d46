import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import {placementOf} from '../placement/placements.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpotProps} from '../variant/props.ts';
import type {AnyTemplate} from '../variant/template.ts';

/** The key of a slot's filling. `seconds`: what `footageSeconds` has for the slot. Takes are made for one format. */
export const takeKey = (props: SpotProps, slot: string, seconds: number): string =>
  `${shelf(props, slot)} ${seconds}`;

/** The start of the keys under which a slot's filling is staged at any length. */
export const shelf = ({brand, fps, format, shots}: SpotProps, slot: string): string =>
  `${brand} ${fps} ${format} ${slot} ${canonical(shots[slot] ?? null)}`;

export const lookKey = (brand: string, {name, ...changes}: LookChoice): string =>
  `${brand} ${name ?? ''} ${canonical(changes)}`;

export const proxyKey = (take: string, cube: string | null): string => `${take} ${cube}`;

/** The key of a mix: the bed, the length, the template's cues, and the loudness of the placement. */
export function mixKey(spot: ResolvedSpot, props: SpotProps, template: AnyTemplate): string {
  const {copy, format, fps, language, slots, frames} = spot;
  const cues = template.cues({slots, props: {copy, format, seconds: props.seconds, fps, language}});
  const {loudness} = placementOf(props);
  return `${props.brand} ${props.music} ${frames}/${fps} ${canonical(cues)} ${canonical(loudness)}`;
}
