import {keyOf} from '../../../../machine/files/hash.ts';
import {graphicsOnly} from '../../../../spot/timeline/resolved-spot.ts';
import type {StatePictures} from '../graphics-states/state-pictures.ts';
import type {FingerprintedVariant} from '../plan-set.ts';
import type {SetContext, SetVariant} from '../set-context.ts';
import {forgetFingerprints, keepFingerprints, recallFingerprints} from './fingerprint-cache.ts';
import {fingerprintSpots, type SpotFingerprints} from './fingerprint-spots.ts';

export type VariantFingerprints = FingerprintedVariant & {variant: SetVariant};

/** Spots that are fingerprinted together. Their fingerprints are then kept, so a killed run loses one group at most. */
const TOGETHER = 20;

/**
 * The fingerprints of all variants: from an earlier run, else from the browser. Variants with the same graphics are
 * fingerprinted once. New fingerprints are kept for later runs. `onProgress` gets the part that is done, from 0 to 1.
 */
export async function fingerprintVariants(
  variants: readonly SetVariant[],
  context: SetContext,
  onProgress: (part: number) => void,
): Promise<VariantFingerprints[]> {
  const recalled = await Promise.all(variants.map((variant) => recallFingerprints(variant, context)));
  const unknown = variants.filter((_, index) => recalled[index] === undefined);
  const distinct = new Map(unknown.map((variant) => [graphicsKey(variant), variant]));
  const byKey = new Map<string, SpotFingerprints>();
  for (const group of groupsOf([...distinct])) {
    const own = group.map(([, variant]) => variant);
    const done = byKey.size;
    const fingerprints = await fingerprintSpots(own, context, (part) =>
      onProgress((done + part * own.length) / distinct.size),
    );
    for (const [at, [key, variant]] of group.entries()) {
      const found = fingerprints[at];
      if (found === undefined) continue;
      byKey.set(key, found);
      await keepFingerprints(variant, found, context);
    }
  }
  return variants.map((variant, index) => {
    const own = recalled[index] ?? byKey.get(graphicsKey(variant));
    if (own === undefined) throw new Error(`the variant ${variant.id} was not fingerprinted`);
    return {variant, spot: variant.spot, fingerprints: own};
  });
}

/** Groups of at most `TOGETHER`, each of one size and frame rate, which one job of the browser draws. */
const groupsOf = (all: readonly [string, SetVariant][]): [string, SetVariant][][] =>
  [...Map.groupBy(all, ([, {spot}]) => `${spot.width} ${spot.height} ${spot.fps}`).values()].flatMap((same) =>
    Array.from({length: Math.ceil(same.length / TOGETHER)}, (_, at) =>
      same.slice(at * TOGETHER, (at + 1) * TOGETHER),
    ),
  );

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
