import {z} from 'zod';
import {readingDirection} from '../language/reading-direction.ts';
import {invalid} from '../problem/errors.ts';
import {didYouMean, nearest} from '../problem/nearest-name.ts';
import type {Format} from '../variant/format.ts';
import {type FormatPlacement, formatsOf, jointPlacement, zoneIn} from './joint-placement.ts';
import type {Placement, SafeZone} from './placement.ts';
import {COMMON_PLACEMENT} from './placements/common.ts';
import {DEMAND_GEN} from './placements/demand-gen.ts';
import {LINKEDIN_FEED} from './placements/linkedin-feed.ts';
import {META_FEED} from './placements/meta-feed.ts';
import {META_REELS} from './placements/meta-reels.ts';
import {META_STORIES} from './placements/meta-stories.ts';
import {PERFORMANCE_MAX} from './placements/performance-max.ts';
import {PINTEREST} from './placements/pinterest.ts';
import {SNAPCHAT} from './placements/snapchat.ts';
import {TIKTOK_IN_FEED} from './placements/tiktok-in-feed.ts';
import {TV_EBU, TV_US} from './placements/tv.ts';
import {X} from './placements/x.ts';
import {YOUTUBE_BUMPER} from './placements/youtube-bumper.ts';
import {YOUTUBE_IN_STREAM} from './placements/youtube-in-stream.ts';
import {YOUTUBE_NON_SKIPPABLE} from './placements/youtube-non-skippable.ts';
import {YOUTUBE_SHORTS} from './placements/youtube-shorts.ts';

/** Every placement by its id. To add one, add a file to `placements/` and a line here. */
export const PLACEMENTS = {
  common: COMMON_PLACEMENT,
  'meta-feed': META_FEED,
  'meta-stories': META_STORIES,
  'meta-reels': META_REELS,
  'tiktok-in-feed': TIKTOK_IN_FEED,
  'youtube-in-stream': YOUTUBE_IN_STREAM,
  'youtube-non-skippable': YOUTUBE_NON_SKIPPABLE,
  'youtube-bumper': YOUTUBE_BUMPER,
  'youtube-shorts': YOUTUBE_SHORTS,
  'demand-gen': DEMAND_GEN,
  'performance-max': PERFORMANCE_MAX,
  'linkedin-feed': LINKEDIN_FEED,
  snapchat: SNAPCHAT,
  pinterest: PINTEREST,
  x: X,
  'tv-ebu': TV_EBU,
  'tv-us': TV_US,
} satisfies Record<string, Placement>;

/** The ids and the aliases of all placements. */
export const PLACEMENT_NAMES: readonly string[] = Object.values(PLACEMENTS).flatMap(({id, aliases}) => [
  id,
  ...aliases,
]);

/** The id or an alias of a placement. */
export const PlacementName = z.enum(PLACEMENT_NAMES);

/** At least one placement; as a text, such as a cell of a CSV, with spaces or commas between the names. */
export const PlacementNames = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[\s,;]+/).filter(Boolean) : value),
  z.array(PlacementName).min(1),
);

/** The placements for which a brand has figures of its own, with these figures, by id. */
export type OwnPlacements = Readonly<Record<string, Placement>>;

/**
 * The placement with an id or an alias. `own`: with the figures of a brand. Error: `placement-unknown`, with the name that was most likely
 * meant.
 */
export function findPlacement(name: string, own: OwnPlacements = {}): Placement {
  const found = Object.values<Placement>(PLACEMENTS).find(
    ({id, aliases}) => id === name || aliases.includes(name),
  );
  if (found) return own[found.id] ?? found;
  const near = nearest(name, PLACEMENT_NAMES);
  throw invalid({
    code: 'placement-unknown',
    what: `there is no placement "${name}"`,
    expected: Object.keys(PLACEMENTS).join(', '),
    got: name,
    ...didYouMean(near, 'Use one of these ids.'),
  });
}

/** What the placement of a variant depends on. */
type PlacedProps = {format: Format; language?: string; placements?: readonly string[] | undefined};

/**
 * What a variant has to fit, in its format and for the interface of its language: its placements together, or `common` where it
 * names none. Errors: `placement-unknown`, and those of `jointPlacement`.
 */
export function placementOf(
  {format, language = 'en', placements}: PlacedProps,
  own?: OwnPlacements,
): FormatPlacement {
  const [first, ...rest] = placementsOf({placements}, own);
  return jointPlacement([first, ...rest], format, readingDirection(language), own?.common);
}

/** The placements of a variant: `common` where it names none. Errors: `placement-unknown`. */
export function placementsOf(
  {placements = []}: Pick<PlacedProps, 'placements'>,
  own?: OwnPlacements,
): [Placement, ...Placement[]] {
  const [first = COMMON_PLACEMENT.id, ...rest] = placements;
  return [findPlacement(first, own), ...rest.map((name) => findPlacement(name, own))];
}

/**
 * The placements by which a variant is judged: its own, else those of the brief that run in its format, else `common`. `brief`: ids or aliases.
 * Errors: `placement-unknown`.
 */
export function judgedPlacements(
  {format, placements = []}: Pick<PlacedProps, 'format' | 'placements'>,
  brief: readonly string[],
  own?: OwnPlacements,
): Placement[] {
  const running = brief
    .map((name) => findPlacement(name, own))
    .filter((placement) => formatsOf(placement).includes(format));
  return placements.length > 0 || running.length === 0
    ? placementsOf({placements}, own)
    : [...new Set(running)];
}

/** The safe zone of one placement. */
export type PlacedZone = {placement: string; title: string; zone: SafeZone};

/**
 * The safe zone of each placement of a variant, in its format and for the interface of its language: of `common` where it names none.
 * Errors: `placement-unknown`.
 */
export const placedZones = (
  {format, language = 'en', placements}: PlacedProps,
  own?: OwnPlacements,
): PlacedZone[] =>
  placementsOf({placements}, own).map((placement) => ({
    placement: placement.id,
    title: placement.title,
    zone: zoneIn(placement, format, readingDirection(language), own?.common),
  }));
