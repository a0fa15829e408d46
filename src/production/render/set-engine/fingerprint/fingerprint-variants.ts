import {keyOf} from '../../../../machine/files/hash.ts';
import {graphicsOnly} from '../../../../spot/timeline/resolved-spot.ts';
import type {StatePictures} from '../graphics-states/state-pictures.ts';
import type {FingerprintedVariant} from '../plan-set.ts';
import type {SetContext, SetVariant} from '../set-context.ts';
import {
  forgetFingerprints,
  isDistrusted,
  keepDistrust,
  keepFingerprints,
  recallFingerprints,
} from './fingerprint-cache.ts';
import {fingerprintSpots, type SpotFingerprints} from './fingerprint-spots.ts';
import {inferFingerprints} from './infer-fingerprints.ts';

export type VariantFingerprints = FingerprintedVariant & {variant: SetVariant};

/**
 * The fingerprints of all variants: from an earlier run, else inferred from those of variants whose copy agrees in all that a frame
 * read, else from the browser. New fingerprints are kept for later runs. `onProgress` gets the part that is done, from 0 to 1.
 */
export async function fingerprintVariants(
  variants: readonly SetVariant[],
  context: SetContext,
  onProgress: (part: number) => void,
): Promise<VariantFingerprints[]> {
  const found = new Map<string, SpotFingerprints>();
  const distinct = new Map(variants.map((variant) => [graphicsKey(variant), variant]));
  const earlier = await Promise.all(
    [...distinct].map(async ([key, variant]) => {
      const fingerprints = await recallFingerprints(variant, context);
      if (fingerprints) found.set(key, fingerprints);
      return fingerprints ? [{variant, fingerprints}] : [];
    }),
  );
  const unknown = [...distinct].filter(([key]) => !found.has(key)).map(([, variant]) => variant);
  await inferFingerprints(unknown, earlier.flat(), {
    fingerprint: (wanted) =>
      fingerprintSpots(
        wanted.map(({variant, frames}) => ({...variant, frames})),
        context,
        (part) => onProgress((found.size + part * wanted.length) / distinct.size),
      ),
    onComplete: async (variant, fingerprints) => {
      found.set(graphicsKey(variant), fingerprints);
      await keepFingerprints(variant, fingerprints, context);
    },
    onContradiction: async ({id, spot, program}, frame, again) => {
      for (const variant of again) {
        found.delete(graphicsKey(variant));
        await forgetFingerprints(variant, context);
      }
      await keepDistrust(program, context);
      context.report.warn(
        `frame ${frame} of ${id} does not look as Tenspot inferred from the copy that its graphics read: the template "${spot.template}" depends on something other than its props. The browser now mounts every frame of its variants. If earlier runs rendered variants of this template, delete their masters and render them again`,
      );
    },
    isDistrusted: (program) => isDistrusted(program, context),
  });
  return variants.map((variant) => {
    const fingerprints = found.get(graphicsKey(variant));
    if (fingerprints === undefined) throw new Error(`the variant ${variant.id} was not fingerprinted`);
    return {variant, spot: variant.spot, fingerprints};
  });
}

/** Removes the fingerprints of variants with a failed self-check: the next run fingerprints their graphics again. */
export async function forgetFailedFingerprints(
  all: readonly VariantFingerprints[],
  pictures: StatePictures,
  context: SetContext,
): Promise<void> {
  for (const {variant, fingerprints} of all)
    if (fingerprints.frames.some((state) => pictures.failedSelfChecks.has(state)))
      await forgetFingerprints(variant, context);
}

/** Equal for variants that differ only in footage, look or sound. */
const graphicsKey = ({spot, program}: SetVariant): string => keyOf({spot: graphicsOnly(spot), program});
