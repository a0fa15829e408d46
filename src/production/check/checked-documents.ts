import {keyOf} from '../../machine/files/hash.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {writtenVoices} from '../project/read-voices.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';

/** A hash of the ad that a check judged; that of a variant without an ad is the hash of null. */
export const checkedAd = (ad: Variant['ad'] | null): string => keyOf(ad ?? null);

/** A hash of what the documents say about a variant that a check judges it by. Equal hashes: a check would judge it in the same way. */
export const checkedDocuments = (
  {variant: {props, ad}, spot, mix}: Pick<StagedVariant, 'variant' | 'spot' | 'mix'>,
  {catalog, spot: {shots, brief, script}}: Pick<SpotProject, 'catalog' | 'spot'>,
): string => {
  const brand = catalog.brands[props.brand];
  return keyOf({
    ...{spot, mix, shots, brief, placements: props.placements, brand: brand && writtenVoices(brand.file)},
    // Left out where there are none, so that earlier checks stay valid.
    ...(brand?.kit.placements ? {ownPlacements: brand.kit.placements} : {}),
    ...{ad: ad ?? null, says: script?.value.beats.map(({says}) => says) ?? []},
  });
};
