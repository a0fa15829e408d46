import type {CaptionText} from '../delivery/caption-texts.ts';
import type {Finding} from '../findings/finding.ts';
import type {Rect} from '../geometry/box.ts';
import type {PlacedZone} from '../placement/placements.ts';
import type {Span} from '../timeline/frames.ts';
import type {RoundState} from './review-state.ts';
import type {ReviewedAd} from './reviewed-ad.ts';
import type {Standing} from './standing.ts';

/** Consecutive frames of a master that were encoded together. Equal keys are equal pictures, in any master. */
export type BoardSegment = Span & {key: string};

/** A slot of the timeline, and the take that it shows; null for a supplied clip or an unshot slot. */
export type BoardSlot = Span & {slot: string; shot: string | null; take: number | null};

/** A text of the copy, where it stands while it is completely there, as fractions of the frame. */
export type BoardText = Span & {field: string; value: string; box: Rect};

/** What is known about the places in a master: `null` while it is being found out, and where it cannot be. */
export type BoardPlaces = {slots: BoardSlot[]; texts: BoardText[]};

/**
 * The captions beside a master. `hash`: decisions are bound to it. `texts`: of the file that is shown, in seconds. `problem`: what is wrong
 * with a file, or how its two files differ; null if nothing is.
 */
export type BoardCaptions = {hash: string; texts: CaptionText[]; problem: string | null};

/** A master of the batch, as the review app shows it. */
export type BoardVariant = {
  id: string;
  /** The name of its files at delivery. */
  name: string;
  width: number;
  height: number;
  fps: number;
  /** Its length, in frames. */
  frames: number;
  /** The value on each axis. */
  choices: Record<string, string>;
  /** The master that is shown. Notes and decisions are bound to it. */
  sha256: string;
  /** Empty until they are found. */
  segments: BoardSegment[];
  places: BoardPlaces | null;
  /** The safe zone of each of its placements. */
  zones: PlacedZone[];
  /** What the check found in this file; null if this file was not checked. */
  findings: Finding[] | null;
  standing: Standing;
  /** What goes out beside it; null where the variant has no ad. Decisions are about both. */
  ad: ReviewedAd | null;
  captions: BoardCaptions | null;
  /** The master of an earlier round that is still kept; null if there is none, or if it is the same file. */
  earlier: {round: number; sha256: string} | null;
};

/** All that the review app shows of a spot. */
export type ReviewBoard = {
  spot: string;
  title: string;
  axes: {name: string; values: string[]}[];
  variants: BoardVariant[];
  rounds: RoundState[];
  /** Whether this app records decisions: it does where a person started it on a terminal. */
  decides: boolean;
  /** Whether this is a copy for people without access: it takes notes alone, and saves them to a file. */
  exported: boolean;
  /** The person whose link opened the app; null in the app on this machine, which can do everything. */
  person: string | null;
  /** Whether segments of masters are still being found. */
  comparing: boolean;
  /** How many rounds the order includes; null if no number was agreed. */
  included: number | null;
  /** Whether the texts and slots of all masters are known: `no` names why in `placesProblem`. */
  places: 'pending' | 'known' | 'failed';
  placesProblem: string | null;
};
