import {
  explainReason,
  hasFix,
  type UncacheableReason,
  uncacheable,
} from '../../../spot/fingerprint/uncacheable-reason.ts';
import type {Report} from '../../project/report.ts';
import type {VariantFingerprints} from './fingerprint/fingerprint-variants.ts';

/** How many variants a warning names, and how many reasons are warned of; the rest are counted. */
const NAMED = 3;
const REASONS = 5;

/** A reason, the number of frames that have it, and the ids of their variants. */
type Found = {reason: UncacheableReason; frames: number; variants: string[]};

/**
 * Warns of frames that take the browser much longer than others, and of frames that another machine may draw differently: the cause,
 * the frames, and what to do. The author of the template or the brand can avoid both.
 */
export function warnOfGraphics(all: readonly VariantFingerprints[], {warn}: Pick<Report, 'warn'>): void {
  const full = foundIn(all, ({fingerprints}, state) => fingerprints.uncacheable.get(state)).filter(
    ({reason}) => hasFix(reason),
  );
  const shown = all.reduce((sum, {spot}) => sum + spot.frames, 0);
  for (const {reason, frames, variants} of full.slice(0, REASONS))
    warn(
      `${frames} of ${shown} frames are rendered in full by the browser, which takes many times as long as other frames (${listed(variants)}): ${explainReason(reason)}`,
    );
  const more = full.length - REASONS;
  if (more > 0) warn(`${more} more reasons for frames that are rendered in full: --explain lists them`);
  const fallback = foundIn(all, ({fingerprints}, state) => {
    const character = fingerprints.uncacheable.has(state) ? undefined : fingerprints.fallback.get(state);
    return character === undefined ? undefined : uncacheable('fallback-font', character);
  });
  for (const {reason, frames, variants} of fallback)
    warn(
      `${frames} of ${shown} frames may look different on another machine, and are made again when the fonts of this one change (${listed(variants)}): ${explainReason(reason)}`,
    );
}

/** Every reason that `reasonOf` gives for a frame, with its frames and variants; that of most frames first. */
export function foundIn(
  all: readonly VariantFingerprints[],
  reasonOf: (variant: VariantFingerprints, state: string) => UncacheableReason | undefined,
): Found[] {
  const found = new Map<string, Found>();
  for (const variant of all)
    for (const state of variant.fingerprints.frames) {
      const reason = reasonOf(variant, state);
      if (reason === undefined) continue;
      const key = `${reason.kind} ${reason.detail}`;
      const own = found.get(key) ?? {reason, frames: 0, variants: []};
      found.set(key, own);
      own.frames += 1;
      if (own.variants.at(-1) !== variant.variant.id) own.variants.push(variant.variant.id);
    }
  return [...found.values()].sort((a, b) => b.frames - a.frames);
}

/** The first ids, and how many more there are. */
export const listed = (ids: readonly string[]): string => {
  const more = ids.length - NAMED;
  return more > 0 ? `${ids.slice(0, NAMED).join(', ')} and ${more} more` : ids.join(', ');
};
