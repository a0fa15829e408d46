import {join} from 'node:path';
import {findFile} from '../../../machine/files/find-file.ts';
import {findClips, type LibraryClip} from '../../../spot/documents/clip-library.ts';
import type {RightsRecord} from '../../../spot/documents/rights.ts';
import {type RightsDoubt, rightsDoubts} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {recordingOf} from '../../../spot/voice/voice-choice.ts';
import {type NeededShot, neededShot} from '../../stage/needed-shot.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * The files of a variant that have rights. `ofBrand`: fonts and sounds of its brand. The clips and photos that its slots show are in the
 * folder of the spot (`shownOfSpot`, with the recording of the voice) or else in that of the brand (`shownOfBrand`), as a render finds them.
 */
export type FilesInUse = {ofBrand: string[]; shownOfSpot: string[]; shownOfBrand: string[]};

/** Whether the folder of a spot has a file. Each is looked up once. */
export function filesOfSpot({folder}: Pick<SpotDocuments, 'folder'>): (file: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (file) => {
    const found = known.get(file) ?? findFile(file, [folder]).then((path) => path !== undefined);
    known.set(file, found);
    return found;
  };
}

/** The files of a variant that have rights. `sounds`: those of its mix, as `brand.yaml` names them. Default: its bed alone. */
export async function filesInUse(
  {props}: Pick<Variant, 'props'>,
  {file: {typography, defaults}, folder, clips: ofBrand}: Pick<Brand, 'file' | 'folder' | 'clips'>,
  spot: Pick<SpotDocuments, 'folder' | 'shots' | 'clips' | 'edit'>,
  {
    sounds,
    ofSpot = filesOfSpot(spot),
  }: {sounds?: readonly string[]; ofSpot?: (file: string) => Promise<boolean>} = {},
): Promise<FilesInUse> {
  const {music} = defaults.tenspot;
  const bed = props.music === null ? undefined : music.beds[props.music]?.file;
  const fonts = typography.fonts.flatMap(({files}) => files.map(({path}) => path));
  const found: FilesInUse = {
    ofBrand: [...fonts, ...(sounds ?? (bed === undefined ? [] : [bed]))],
    shownOfSpot: [],
    shownOfBrand: [],
  };
  for (const [slot, choice] of Object.entries(props.shots)) {
    const need = neededShot(slot, choice, spot.shots, spot.edit?.value.picks ?? {}, props.format);
    const file = need && shownFile(need, [...spot.clips, ...ofBrand]);
    if (!file) continue;
    const inBrand = !(await ofSpot(file)) && (await findFile(file, [folder])) !== undefined;
    (inBrand ? found.shownOfBrand : found.shownOfSpot).push(file);
  }
  const recording = recordingOf(props);
  if (recording !== undefined) found.shownOfSpot.push(recording);
  return found;
}

/** The photo or the clip that a shot names, or else the clip of the libraries that its take is made from. */
const shownFile = ({shot, slot, named}: NeededShot, clips: readonly LibraryClip[]): string | undefined =>
  shot.photo ?? shot.clip ?? findClips(clips, {slots: [slot], tags: shot.tags})[(named ?? 1) - 1]?.file;

/**
 * Warnings for a variant whose files have rights that speak against their use on a day. Files of a brand or a spot without any record are
 * left out: there, nothing is known of rights. A render warns of them, and a delivery is refused. `medium`: what the licence has to cover.
 */
export async function rightsWarnings(
  variant: Pick<Variant, 'props'>,
  brand: Brand,
  spot: SpotDocuments,
  day: string,
  {medium, ...using}: {medium?: RightsRecord['media'][number]} & Parameters<typeof filesInUse>[3] = {},
): Promise<Problem[]> {
  if (brand.rights.length + spot.rights.length === 0) return [];
  const {ofBrand, shownOfSpot, shownOfBrand} = await filesInUse(variant, brand, spot, using);
  const {rights = 'rights.yaml'} = brand.file.defaults.tenspot;
  // What a slot shows needs a record as soon as either has records: its own folder may have none yet.
  const files = brand.rights.length === 0 ? shownOfBrand : [...ofBrand, ...shownOfBrand];
  return [
    ...toProblems(rightsDoubts(files, brand.rights, day, medium), join(brand.folder, rights)),
    ...toProblems(rightsDoubts(shownOfSpot, spot.rights, day, medium), join(spot.folder, 'rights.yaml')),
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
