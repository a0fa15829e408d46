import type {Format} from '../variant/format.ts';
import type {Loudness, Placement, SafeZone} from './placement.ts';
import {COMMON_PLACEMENT} from './placements/common.ts';

/** Every placement by its id. To add one, add a file to `placements/` and a line here. */
export const PLACEMENTS = {common: COMMON_PLACEMENT} satisfies Record<string, Placement>;

/** A placement in one format. */
export type FormatPlacement = {id: string; safeZone: SafeZone; loudness: Loudness};

/** The placement that a variant is made for, in the variant's format. Variants do not name one yet: each is made for `common`. */
export function placementOf({format}: {format: Format}): FormatPlacement {
  const {id, safeZones, loudness} = PLACEMENTS.common;
  return {id, safeZone: safeZones[format], loudness};
}
