import {join} from 'node:path';
import {type RightsDoubt, rightsDoubts} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Warnings for a variant whose files have rights that speak against their use on a day. Files of a brand or a spot without any record are
 * left out: there, nothing is known of rights. No output is refused yet.
 */
export function rightsWarnings({props}: Variant, brand: Brand, spot: SpotDocuments, day: string): Problem[] {
  const {typography, defaults} = brand.file;
  const {music, rights} = defaults.tenspot;
  const bed = props.music === null ? undefined : music.beds[props.music]?.file;
  const ofBrand = [
    ...typography.fonts.flatMap(({files}) => files.map(({path}) => path)),
    ...(bed === undefined ? [] : [bed]),
  ];
  const shown = Object.values(props.shots).flatMap(({file, shot}) => {
    const own = spot.shots.find(({id}) => id === shot);
    return [file ?? own?.photo ?? own?.clip ?? []].flat();
  });
  const all = [...spot.rights, ...brand.rights];
  return [
    ...(brand.rights.length === 0
      ? []
      : toProblems(rightsDoubts(ofBrand, brand.rights, day), join(brand.folder, rights ?? 'rights.yaml'))),
    ...(all.length === 0
      ? []
      : toProblems(
          rightsDoubts(shown, all, day),
          join(spot.rights.length > 0 ? spot.folder : brand.folder, 'rights.yaml'),
        )),
  ];
}

const toProblems = (doubts: readonly RightsDoubt[], rights: string): Problem[] =>
  doubts.map(({file, record, expected, got}) => ({
    code: 'rights-unchecked',
    what: `uses ${record === null ? file : `"${record}"`}, whose rights are not checked yet and look wrong`,
    where: {file: rights},
    expected,
    got,
    fix: 'Check the licence before you publish, and correct the record.',
  }));
