import {join} from 'node:path';
import {findFile} from '../../../machine/files/find-file.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import {findClips, type LibraryClip} from '../../../spot/documents/clip-library.ts';
import {recordsFor} from '../../../spot/documents/rights.ts';
import {
  type RightsDoubt,
  type RightsFacts,
  type RightsUse,
  rightsDoubts,
} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {recordingOf} from '../../../spot/voice/voice-choice.ts';
import {type NeededShot, neededShot} from '../../stage/needed-shot.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * The files of a variant that have rights. `ofBrand`: fonts and sounds of its brand; `sounds`: those of them that are heard. The clips and
 * photos that its slots show are in the folder of the spot (`shownOfSpot`, with the recording of the voice) or else in that of the brand
 * (`shownOfBrand`), as a render finds them.
 */
export type FilesInUse = {
  ofBrand: string[];
  sounds: string[];
  shownOfSpot: string[];
  shownOfBrand: string[];
};

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
  const heard = [...(sounds ?? (bed === undefined ? [] : [bed]))];
  const found: FilesInUse = {
    ofBrand: [...fonts, ...heard],
    sounds: heard,
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

/** How the rights of a variant are judged. */
type Judging = Parameters<typeof filesInUse>[3] & {
  /** Whether a sound without a record counts also where a brand and a spot have no records at all. Default: false. */
  soundsNeedRecords?: boolean | undefined;
};

/**
 * Warnings for a variant whose files have rights that speak against their use. Files of a brand or a spot without any record are
 * left out: there, nothing is known of rights. A render warns of them, and a delivery is refused; it is also refused for sounds without a
 * record. Codes: `rights-unrecorded` for these, `rights-unchecked` for all others.
 */
export async function rightsWarnings(
  variant: Pick<Variant, 'props'>,
  brand: Brand,
  spot: SpotDocuments,
  use: RightsUse,
  {soundsNeedRecords = false, ...using}: Judging = {},
): Promise<Problem[]> {
  const isKnown = brand.rights.length + spot.rights.length > 0;
  if (!isKnown && !soundsNeedRecords) return [];
  const {ofBrand, shownOfSpot, shownOfBrand, sounds} = await filesInUse(variant, brand, spot, using);
  const {rights = 'rights.yaml'} = brand.file.defaults.tenspot;
  const recording = recordingOf(variant.props);
  const voice = recording === undefined ? [] : [recording];
  // What a slot shows needs a record as soon as either has records: its own folder may have none yet.
  const files = [
    ...(brand.rights.length > 0 ? ofBrand : soundsNeedRecords ? sounds : []),
    ...(isKnown ? shownOfBrand : []),
  ];
  const heard = soundsNeedRecords ? new Set([...sounds, ...voice]) : new Set<string>();
  const judge = async (used: readonly string[], of: Place): Promise<Problem[]> =>
    toProblems(rightsDoubts(used, of.rights, use, await factsOf(used, of)), of, heard);
  return [
    ...(await judge(files, {...brand, document: join(brand.folder, rights)})),
    ...(await judge(isKnown ? shownOfSpot : voice, {...spot, document: join(spot.folder, 'rights.yaml')})),
  ];
}

/** A folder with its records, and the document that they are in. */
type Place = Pick<Brand, 'folder' | 'rights' | 'rightsAt'> & {document: string};

/** The hashes of the files whose records have hashes, and the proof files that do not exist. */
async function factsOf(files: readonly string[], {folder, rights}: Place): Promise<RightsFacts> {
  const hashes = new Map<string, string | null>();
  const missingProofs = new Set<string>();
  for (const file of files) {
    for (const {sha256, proofFile} of recordsFor(rights, file)) {
      if (sha256 !== undefined && !hashes.has(file)) {
        const path = await findFile(file, [folder]);
        hashes.set(file, path === undefined ? null : await sha256File(path));
      }
      if (proofFile !== undefined && (await findFile(proofFile, [folder])) === undefined)
        missingProofs.add(proofFile);
    }
  }
  return {hashes, missingProofs};
}

const toProblems = (
  doubts: readonly RightsDoubt[],
  {document, rightsAt}: Place,
  heard: ReadonlySet<string>,
): Problem[] =>
  doubts.map(({file, record, at, field, expected, got}) => {
    const unrecorded = field === 'files' && heard.has(file);
    return {
      code: unrecorded ? 'rights-unrecorded' : 'rights-unchecked',
      what: `uses ${record === null ? file : `"${record}"`}, whose rights are not checked yet and look wrong`,
      where: {
        ...(at === null ? undefined : rightsAt?.(['records', at, ...field.split('.')])),
        file: document,
        field,
      },
      expected,
      got,
      fix: 'Check the licence before you publish, and correct the record.',
    };
  });
