import {join} from 'node:path';
import type {RightsRecord} from '../../../spot/documents/rights.ts';
import {type RightsDoubt, rightsDoubts} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/** The files of a variant that have rights: those of its brand, and the clips and photos that its slots name. */
export function filesInUse(
  {props}: Pick<Variant, 'props'>,
  {file: {typography, defaults}}: Pick<Brand, 'file'>,
  {shots}: Pick<SpotDocuments, 'shots'>,
): {ofBrand: string[]; shown: string[]} {
  const {music} = defaults.tenspot;
  const bed = props.music === null ? undefined : music.beds[props.music]?.file;
  const fonts = typography.fonts.flatMap(({files}) => files.map(({path}) => path));
  return {
    ofBrand: [...fonts, ...(bed === undefined ? [] : [bed])],
    shown: Object.values(props.shots).flatMap(({file, shot}) => {
      const own = shots.find(({id}) => id === shot);
      return [file ?? own?.photo ?? own?.clip ?? []].flat();
    }),
  };
}

/**
 * Warnings for a variant whose files have rights that speak against their use on a day. Files of a brand or a spot without any record are
 * left out: there, nothing is known of rights. A render warns of them, and a delivery is refused. `medium`: what the licence has to cover.
 */
export function rightsWarnings(
  variant: Pick<Variant, 'props'>,
  brand: Brand,
  spot: SpotDocuments,
  day: string,
  medium?: RightsRecord['media'][number],
): Problem[] {
  const {ofBrand, shown} = filesInUse(variant, brand, spot);
  const {rights} = brand.file.defaults.tenspot;
  const all = [...spot.rights, ...brand.rights];
  return [
    ...(brand.rights.length === 0
      ? []
      : toProblems(
          rightsDoubts(ofBrand, brand.rights, day, medium),
          join(brand.folder, rights ?? 'rights.yaml'),
        )),
    ...(all.length === 0
      ? []
      : toProblems(
          rightsDoubts(shown, all, day, medium),
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
