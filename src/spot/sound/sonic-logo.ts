import type {EditSound, SonicLogo} from '../documents/edit-sound.ts';
import type {Problem} from '../problem/errors.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import {isCueFor} from './planned-cues.ts';

/** How the sonic logo is heard in a variant, and the number of its entry in `edit.yaml`; -1 without one. */
export type ChosenLogo = SonicLogo & {entry: number};

/** Decibels by which the bed is quieter under a sonic logo by default. Own. */
export const LOGO_DUCK = 9;

const USUAL: ChosenLogo = {play: true, at: 0, gain: 0, duck: LOGO_DUCK, entry: -1};

/** The file of the sonic logo of a brand as it was measured: its length in seconds, or what is wrong with it. */
export type LogoFile = {seconds: number} | {problems: readonly Problem[]};

/** Seconds by which a sonic logo may be longer than the rest of the spot: the end of its file is silence, or almost. */
const LATE = 0.1;

/** Whether a sonic logo that ends at a second is heard longer than a spot of `whole` seconds. */
export const outlasts = (end: number, whole: number): boolean => end > whole + LATE;

/**
 * Whether a variant is without the sonic logo because that is longer than the spot, both in seconds. Where an entry of `edit.yaml` asks for
 * it, that is an error instead.
 */
export const isLeftOut = ({play, entry}: ChosenLogo, seconds: number, whole: number): boolean =>
  play && entry < 0 && outlasts(seconds, whole);

/** How the sonic logo of the brand is heard in a variant: as the first entry says that is for it; without one, at the end of the spot. */
export function sonicLogoFor(sound: EditSound | undefined, props: SpotProps): ChosenLogo {
  const entries = sound?.sonicLogo ?? [];
  const entry = entries.findIndex((each) => isCueFor(each, props));
  const found = entries[entry];
  return found ? {...found, entry} : USUAL;
}

/**
 * The second of the spot at which a sonic logo of a length in seconds begins. Without a slot, or where the variant does not have the slot,
 * it ends with the spot: there `at`, the distance from a slot that the variant has not, does nothing. A logo that would begin before the
 * spot begins with it.
 */
export function sonicLogoStart(
  {slot, at}: Pick<SonicLogo, 'slot' | 'at'>,
  seconds: number,
  {slots, fps, frames}: Pick<ResolvedSpot, 'slots' | 'fps' | 'frames'>,
): number {
  const last = frames / fps - seconds;
  if (slot === undefined) return Math.max(0, at + last);
  const own = slots[slot];
  return Math.max(0, own ? own.from / fps + at : last);
}
