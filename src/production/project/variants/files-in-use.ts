import {findFile} from '../../../machine/files/find-file.ts';
import {findClips, type LibraryClip} from '../../../spot/documents/clip-library.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {SpotProps} from '../../../spot/variant/spot-props.ts';
import {recordingOf, type Speaker, speakerOf} from '../../../spot/voice/voice-choice.ts';
import {bedOf} from '../../sound/bed-track.ts';
import {type NeededShot, neededShot} from '../../stage/needed-shot.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/** What is heard in a variant: files of its brand, and clips in the folder of the spot whose own sound it has. */
export type HeardFiles = {
  /** The bed and the sounds of cues, as `brand.yaml` names them, and clips in the folder of the brand. */
  ofBrand: readonly string[];
  /** Clips in the folder of the spot. */
  ofSpot: readonly string[];
};

/**
 * The files of a variant that have rights. `ofBrand`: fonts and sounds of its brand. The clips and photos that its slots show are in the folder
 * of the spot (`shownOfSpot`, with the recording of the voice) or else in that of the brand (`shownOfBrand`), as a render finds them.
 * `heard`: those of all these that are heard, with the model of a voice that speaks on this machine (also in `ofBrand`).
 */
export type FilesInUse = {
  ofBrand: string[];
  shownOfSpot: string[];
  shownOfBrand: string[];
  heard: HeardFiles;
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

/** The files of a variant that have rights. `heard`: those of its mix. Default: its bed alone. The recording of its voice is always heard. */
export async function filesInUse(
  {props}: Pick<Variant, 'props'>,
  brand: Pick<Brand, 'file' | 'folder' | 'clips' | 'tracks'>,
  spot: Pick<SpotDocuments, 'folder' | 'shots' | 'clips' | 'edit'>,
  {heard, ofSpot = filesOfSpot(spot)}: {heard?: HeardFiles; ofSpot?: (file: string) => Promise<boolean>} = {},
): Promise<FilesInUse> {
  const {file: brandFile, folder, clips: ofBrand} = brand;
  const {typography} = brandFile;
  const bed = bedOf(brand, props.music)?.bed.file;
  const fonts = typography.fonts.flatMap(({files}) => files.map(({path}) => path));
  const sounds = heard ?? {ofBrand: bed === undefined ? [] : [bed], ofSpot: []};
  const recording = recordingOf(props);
  const voice = recording === undefined ? [] : [recording];
  const model = voiceModelOf(props, brandFile);
  const shownOfSpot: string[] = [];
  const shownOfBrand: string[] = [];
  for (const [slot, choice] of Object.entries(props.shots)) {
    const need = neededShot(slot, choice, spot.shots, spot.edit?.value.picks ?? {}, props.format);
    for (const file of need ? shownFiles(need, [...spot.clips, ...ofBrand]) : []) {
      const inBrand = !(await ofSpot(file)) && (await findFile(file, [folder])) !== undefined;
      (inBrand ? shownOfBrand : shownOfSpot).push(file);
    }
  }
  const shown = new Set(shownOfBrand);
  return {
    ofBrand: [...fonts, ...model, ...sounds.ofBrand.filter((file) => !shown.has(file))],
    shownOfSpot: [...new Set([...shownOfSpot, ...sounds.ofSpot, ...voice])],
    shownOfBrand,
    heard: {ofBrand: [...model, ...sounds.ofBrand], ofSpot: [...sounds.ofSpot, ...voice]},
  };
}

/** The file with the model of the voice that speaks a variant, if it is in the folder of the brand: its licence covers what it says. */
function voiceModelOf(props: SpotProps, {defaults}: Brand['file']): string[] {
  const speaker: Speaker | undefined = defaults.tenspot.voices[speakerOf(props)?.speaker ?? ''];
  const {folder, voiceModel} = speaker ?? {};
  return folder === undefined || voiceModel === undefined ? [] : [`${folder}/${voiceModel.file}`];
}

/** The photo with its cut-out or the clip that a shot names, or else the clip of the libraries that its take is made from. */
function shownFiles({shot, slot, named}: NeededShot, clips: readonly LibraryClip[]): string[] {
  const {photo, cutout, clip} = shot;
  const own = photo ?? clip ?? findClips(clips, {slots: [slot], tags: shot.tags})[(named ?? 1) - 1]?.file;
  return [own, cutout?.file].filter((file) => file !== undefined);
}

/** Files by the folder that their records are in. */
export type FilesByFolder = {ofBrand: string[]; ofSpot: string[]};

/**
 * The files that need a record: fonts and sounds of a brand that has records, and what slots show as soon as the brand or the spot has
 * records, because its own folder may have none yet. `soundsNeedRecords`: all that is heard needs one too, wherever it is.
 */
export function filesToJudge(
  {ofBrand, shownOfBrand, shownOfSpot, heard}: FilesInUse,
  brand: Pick<Brand, 'rights'>,
  spot: Pick<SpotDocuments, 'rights'>,
  soundsNeedRecords: boolean,
): FilesByFolder {
  const isKnown = brand.rights.length + spot.rights.length > 0;
  const sounds: HeardFiles = soundsNeedRecords ? heard : {ofBrand: [], ofSpot: []};
  return {
    ofBrand: [
      ...new Set([
        ...(brand.rights.length > 0 ? ofBrand : []),
        ...sounds.ofBrand,
        ...(isKnown ? shownOfBrand : []),
      ]),
    ],
    ofSpot: [...new Set(isKnown ? shownOfSpot : sounds.ofSpot)],
  };
}
