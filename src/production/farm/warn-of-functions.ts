import {explainReason, mayKeepFrames, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {Report} from '../project/report.ts';
import type {VariantFingerprints} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import {foundIn, listed} from '../render/set-engine/warn-of-graphics.ts';

/** How many reasons are told; the rest are counted. */
const REASONS = 5;

/**
 * Warns of frames that a function may draw differently than this machine: characters in a font of the machine, and graphics that depend on the clock, on
 * chance or on earlier frames. Functions have other fonts, and each draws a range of frames by itself.
 */
export function warnOfFunctions(all: readonly VariantFingerprints[], {warn}: Pick<Report, 'warn'>): void {
  const found = foundIn(all, ({fingerprints}, state) => {
    const reason = fingerprints.uncacheable.get(state);
    if (reason !== undefined) return mayKeepFrames(reason) ? undefined : reason;
    const character = fingerprints.fallback.get(state);
    return character === undefined ? undefined : uncacheable('fallback-font', character);
  });
  const shown = all.reduce((sum, {spot}) => sum + spot.frames, 0);
  for (const {reason, frames, variants} of found.slice(0, REASONS))
    warn(
      `${frames} of ${shown} frames may look different on AWS Lambda than on this machine (${listed(variants)}): ${explainReason(reason)}`,
    );
  const more = found.length - REASONS;
  if (more > 0) warn(`${more} more reasons for frames that may look different on AWS Lambda`);
}
