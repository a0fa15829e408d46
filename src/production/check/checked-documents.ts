import {keyOf} from '../../machine/files/hash.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';

/** A hash of what the documents say about a variant that a check judges it by. Equal hashes: a check would judge it in the same way. */
export const checkedDocuments = (
  {variant: {props}, spot, mix}: Pick<StagedVariant, 'variant' | 'spot' | 'mix'>,
  {catalog, spot: {shots, brief}}: Pick<SpotProject, 'catalog' | 'spot'>,
): string =>
  keyOf({spot, mix, placements: props.placements, brand: catalog.brands[props.brand]?.file, shots, brief});
