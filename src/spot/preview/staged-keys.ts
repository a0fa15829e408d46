import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpotProps} from '../variant/props.ts';
import type {AnyTemplate} from '../variant/template.ts';

/** Seconds are told in halves: photos are moved over for as long as they are seen, in half seconds. */
const halves = (seconds: number): number => Math.ceil(seconds * 2) / 2;

/** Under what the filling of a slot is staged. Takes are bought, and photos moved over, for one format. */
export const takeKey = (props: SpotProps, slot: string, seen: number): string =>
  `${shelf(props, slot)} ${halves(seen)}`;

/** The start of the keys under which a slot's filling is staged at any length. */
export const shelf = ({brand, fps, format, shots}: SpotProps, slot: string): string =>
  `${brand} ${fps} ${format} ${slot} ${canonical(shots[slot] ?? null)}`;

export const lookKey = (brand: string, {name, ...changes}: LookChoice): string =>
  `${brand} ${name ?? ''} ${canonical(changes)}`;

export const proxyKey = (take: string, cube: string | null): string => `${take} ${cube}`;

/** Everything that a mix is made of: the bed, the length, and the cues that the template asks for. */
export function mixKey(spot: ResolvedSpot, props: SpotProps, template: AnyTemplate): string {
  const {copy, format, fps, language, slots, frames} = spot;
  const cues = template.cues({slots, props: {copy, format, seconds: props.seconds, fps, language}});
  return `${props.brand} ${props.music} ${frames}/${fps} ${canonical(cues)}`;
}
