import type {EditFile} from '../documents/edit.ts';
import type {Problem} from '../problem/errors.ts';
import type {BrandKit} from '../timeline/resolve-spot.ts';
import type {Filling} from '../timeline/timeline.ts';
import type {ShotChoice, SpotProps} from '../variant/props.ts';

/** All that a preview of a workspace is drawn from: Node writes it, the browser reads it. */
export type PreviewStage = {
  /** Where edits are sent; null in a bundle that outlives the Studio. */
  editServer: EditServerAddress | null;
  brands: Record<string, PreviewBrand>;
  spots: PreviewSpot[];
};

/** The address at which the command line listens while the Studio is open. */
export type EditServerAddress = {
  url: string;
  token: string;
  /** Edits may be stored in `variants.yaml`. */
  write: boolean;
};

/** A brand that can be worn, and what it offers by name. */
export type PreviewBrand = {
  kit: BrandKit;
  looks: string[];
  beds: string[];
  typography: string[];
};

/** What was staged, or why it could not be. */
export type Staging<T> = {staged: T} | {why: string};

/** Files that were made for combinations of props, by the keys of `keys.ts`. */
export type StagedProps = {
  takes: Record<string, Filling>;
  /** The grade as one cube; null where the look changes nothing. */
  cubes: Record<string, Staging<string | null>>;
  mixes: Record<string, Staging<string>>;
  /** Graded takes of a few hundred pixels: what a grid of many variants plays. */
  proxies: Record<string, string>;
};

export const NOTHING_STAGED: StagedProps = {takes: {}, cubes: {}, mixes: {}, proxies: {}};

export type PreviewSpot = StagedProps & {
  id: string;
  /** `variants.yaml`, as messages name it. */
  file: string;
  /** What is wrong with the spot, variants included. */
  problems: readonly Problem[];
  shots: string[];
  /** What can fill a slot, by the name that a control shows. */
  options: Record<string, ShotChoice>;
  /** Slots that any variant of the spot fills. */
  slots: string[];
  transitions: EditFile['transitions'];
  /** Seconds by slot, from the script. */
  lengths: Record<string, number>;
  variants: PreviewVariant[];
};

/** A variant, or what is wrong with it. */
export type PreviewVariant = {
  id: string;
  choices: Record<string, string>;
  props: SpotProps | null;
  problems: readonly Problem[];
};
