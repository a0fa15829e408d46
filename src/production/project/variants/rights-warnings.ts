import {join} from 'node:path';
import {findClips, type LibraryClip} from '../../../spot/documents/clip-library.ts';
import type {RightsRecord} from '../../../spot/documents/rights.ts';
import {type RightsDoubt, rightsDoubts} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {type NeededShot, neededShot} from '../../stage/needed-shot.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/** The files of a variant that have rights: those of its brand, and the clips and photos that its slots show, and its voice. */
export type FilesInUse = {ofBrand: string[]; shown: string[]};

/** The files of a variant that have rights. `sounds`: those of its mix, as `brand.yaml` names them. Default: its bed alone. */
export function filesInUse(
  {props}: Pick<Variant, 'props'>,
  {file: {typography, defaults}, clips: ofBrand}: Pick<Brand, 'file' | 'clips'>,
  {shots, clips, edit}: Pick<SpotDocuments, 'shots' | 'clips' | 'edit'>,
  sounds?: readonly string[],
): FilesInUse {
  const {music} = defaults.tenspot;
  const bed = props.music === null ? undefined : music.beds[props.music]?.file;
  const fonts = typography.fonts.flatMap(({files}) => files.map(({path}) => path));
  return {
    ofBrand: [...fonts, ...(sounds ?? (bed === undefined ? [] : [bed]))],
    shown: [
      ...Object.entries(props.shots).flatMap(([slot, choice]) => {
        const need = neededShot(slot, choice, shots, edit?.value.picks ?? {}, props.format);
        return need ? shownFile(need, [...clips, ...ofBrand]) : [];
      }),
      ...(props.voice ? [props.voice] : []),
    ],
  };
}

/** The photo or the clip that a shot names, or else the clip of the libraries that its take is made from. */
function shownFile({shot, slot, named}: NeededShot, clips: readonly LibraryClip[]): string[] {
  const file = shot.photo ?? shot.clip;
  if (file !== undefined) return [file];
  const found = findClips(clips, {slots: [slot], tags: shot.tags})[(named ?? 1) - 1];
  return found ? [found.file] : [];
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
  {medium, sounds}: {medium?: RightsRecord['media'][number]; sounds?: readonly string[]} = {},
): Problem[] {
  const {ofBrand, shown} = filesInUse(variant, brand, spot, sounds);
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
