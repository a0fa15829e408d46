import type {LicensedFile} from '../../spot/delivery/licensed-file.ts';
import {type RightsRecord, recordsFor} from '../../spot/documents/rights.ts';
import {filesToJudge} from '../project/variants/files-in-use.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {filesOf} from './files-of-pair.ts';

/** The files with rights in the variants of a delivery, each with its records, and with the variants that it is in. */
export async function licensedFiles(
  pairs: readonly Pair[],
  {project}: Pick<DeliverContext, 'project'>,
): Promise<LicensedFile[]> {
  const found = new Map<string, LicensedFile>();
  for (const pair of pairs) {
    const {variant} = pair;
    const brand = project.catalog.brands[variant.props.brand];
    if (!brand) continue;
    const used = await filesOf(pair, {project});
    const judged = filesToJudge(used, brand, project.spot, true);
    const add = (
      {of, owner}: Pick<LicensedFile, 'of' | 'owner'>,
      file: string,
      records: readonly RightsRecord[],
      isJudged: boolean,
    ): void => {
      const key = JSON.stringify([of, owner, file, isJudged]);
      const known = found.get(key) ?? {
        ...{of, owner, file, records: recordsFor(records, file), variants: []},
        ...(isJudged ? {} : {unjudged: true as const}),
      };
      if (!known.variants.includes(variant.id)) known.variants.push(variant.id);
      found.set(key, known);
    };
    // Paths are relative to the folder of a brand: equal paths of two brands are two files.
    for (const file of [...used.ofBrand, ...used.shownOfBrand])
      add({of: 'brand', owner: brand.id}, file, brand.rights, judged.ofBrand.includes(file));
    for (const file of used.shownOfSpot)
      add({of: 'spot', owner: project.spot.id}, file, project.spot.rights, judged.ofSpot.includes(file));
  }
  return [...found.values()];
}
