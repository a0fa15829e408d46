import type {CaptionWord} from '../captions/caption.ts';
import type {EditFile} from '../documents/edit.ts';
import type {GradeFile} from '../documents/grade.ts';
import type {ScriptFile} from '../documents/script.ts';
import type {Problem} from '../problem/errors.ts';
import type {BedTrack, EditTiming} from '../timeline/edit-timing.ts';
import type {BrandKit} from '../timeline/resolve-spot.ts';
import type {Filling} from '../timeline/timeline.ts';
import type {ShotChoice, SpotProps} from '../variant/spot-props.ts';
import type {HeardLine} from '../voice/spot-voice.ts';
import type {BrandVoices} from '../voice/voice-choice.ts';
import type {SettingsSeen} from './spot-settings.ts';

/** The data of Studio's previews. Node writes it, the browser reads it. */
export type PreviewStage = {
  /** Where edits are sent; null in a bundle that outlives the Studio. */
  editServer: EditServerAddress | null;
  brands: Record<string, PreviewBrand>;
  spots: PreviewSpot[];
};

/** The address of the server that Studio's page sends edits to. */
export type EditServerAddress = {
  url: string;
  token: string;
  /** Whether edits may be stored in the documents. */
  write: boolean;
};

/** A brand, and the names of its looks, beds and typography sets. */
export type PreviewBrand = {
  kit: BrandKit;
  looks: string[];
  beds: string[];
  typography: string[];
  /** Its voices, and how they say words. Default: none. */
  voices?: BrandVoices;
  /** The code points that each staged font file has glyphs for, as ranges: `[first, last]`. */
  glyphs: Record<string, [first: number, last: number][]>;
};

/** A staged value, or the reason why it could not be staged. */
export type Staging<T> = {staged: T} | {why: string};

/** Files that were staged for combinations of props, by the keys of `staged-keys.ts`. */
export type StagedProps = {
  takes: Record<string, Filling>;
  /** Looks, and grades of takes that have a correction, as one cube each; null if it changes nothing. */
  cubes: Record<string, Staging<string | null>>;
  mixes: Record<string, Staging<string>>;
  /** Small graded copies of takes, for the variant grid. */
  proxies: Record<string, string>;
  /** The beds with their beats, by `trackKey`. */
  beats: Record<string, Staging<BedTrack>>;
};

/** The value before anything is staged. */
export const NOTHING_STAGED: StagedProps = {takes: {}, cubes: {}, mixes: {}, proxies: {}, beats: {}};

/** The data of one spot's previews. */
export type PreviewSpot = StagedProps & {
  id: string;
  /** The path of `variants.yaml` for messages. */
  file: string;
  /** All problems of the spot and its variants. */
  problems: readonly Problem[];
  shots: string[];
  /** The options for slots, by the name in the control. */
  options: Record<string, ShotChoice>;
  /** All slots that any variant of the spot fills. */
  slots: string[];
  transitions: EditFile['transitions'];
  /** The corrections of takes. Default: none. */
  grade?: GradeFile | undefined;
  /** Seconds by slot, from the script. */
  lengths: Record<string, number>;
  /** The lengths of slots that `edit.yaml` decides. Default: nothing. */
  timing?: EditTiming | undefined;
  /** What `edit.yaml` says about the sound and about shots. Default: nothing. */
  edit?: Pick<EditFile, 'picks' | 'sound'> | undefined;
  /** The texts of the documents with the settings of sound and grade. Default: not known, so that nothing is written. */
  seen?: SettingsSeen | undefined;
  /** The words of the captions of the variants, by language and file. Default: none. */
  captions?: Record<string, CaptionWord[]>;
  /** The script, whose words a voice of the brand says. Default: none. */
  script?: ScriptFile;
  /** Lines that were spoken, by their keys. Default: none. */
  speech?: Record<string, HeardLine>;
  /** The speeds at which models speak that do not have the speed of the voice, by the keys of lines. */
  speeds?: Readonly<Record<string, number>> | undefined;
  variants: PreviewVariant[];
};

/** A variant, or its problems; then `props` is null. */
export type PreviewVariant = {
  id: string;
  choices: Record<string, string>;
  /** The path of the document that has it, `variants.yaml` or a CSV, for messages. */
  file: string;
  props: SpotProps | null;
  problems: readonly Problem[];
};
