import {keyOf} from '../../../../machine/files/hash.ts';
import {graphicsOnly} from '../../../../spot/timeline/resolved-spot.ts';
import type {StatePictures} from '../graphics-states/state-pictures.ts';
import type {FingerprintedVariant} from '../plan-set.ts';
import type {SetContext, SetVariant} from '../set-context.ts';
import {keepFingerprints, recallFingerprints} from './fingerprint-cache.ts';
import {fingerprintSpots} from './fingerprint-spots.ts';

/** `isNew`: the browser fingerprinted it in this run. */
export type VariantFingerprints = FingerprintedVariant & {variant: SetVariant; isNew: boolean};

/**
 * The fingerprints of all variants: from an earlier run, else from the browser. Variants with the same graphics are
 * fingerprinted once. `onProgress` gets the part that is done, from 0 to 1.
 */
export async function fingerprintVariants(
  variants: readonly SetVariant[],
  context: SetContext,
  onProgress: (part: number) => void,
): Promise<VariantFingerprints[]> {
  const recalled = await Promise.all(variants.map((variant) => recallFingerprints(variant, context)));
  const unknown = variants.filter((_, index) => recalled[index] === undefined);
  const distinct = new Map(unknown.map((variant) => [graphicsKey(variant), variant]));
  const fingerprints = await fingerprintSpots([...distinct.values()], context, onProgress);
  const byKey = new Map([...distinct.keys()].map((key, at) => [key, fingerprints[at]]));
  return variants.map((variant, index) => {
    const own = recalled[index] ?? byKey.get(graphicsKey(variant));
    if (own === undefined) throw new Error(`the variant ${variant.id} was not fingerprinted`);
    return {variant, spot: variant.spot, fingerprints: own, isNew: recalled[index] === undefined};
  });
}

/** Keeps new fingerprints for later runs, unless a self-check failed: those graphics are fingerprinted again. */
export async function keepNewFingerprints(
  all: readonly VariantFingerprints[],
  pictures: StatePictures,
  context: SetContext,
): Promise<void> {
  for (const {variant, fingerprints, isNew} of all)
    if (isNew && !fingerprints.frames.some((state) => pictures.failedSelfChecks.has(state)))
      await keepFingerprints(variant, fingerprints, context);
}

/** Equal for variants that differ only in footage, look or sound. */
const graphicsKey = ({spot, program}: SetVariant): string => keyOf({spot: graphicsOnly(spot), program});
