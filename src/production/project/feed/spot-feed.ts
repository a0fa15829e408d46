import {join} from 'node:path';
import type {Document} from '../../../machine/documents/document.ts';
import {findFile} from '../../../machine/files/find-file.ts';
import {PRICE_FIELDS, PRODUCT_AXIS} from '../../../spot/feed/feed-settings.ts';
import {invalid, type Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import type {Draft, VariantsFile} from '../../../spot/variant/variants-file.ts';
import {feedAxis} from './feed-axis.ts';
import {readFeedDate} from './feed-date.ts';
import {endProblem, type OfferEnd} from './feed-end.ts';
import type {FeedItem} from './feed-item.ts';
import {readPictures} from './feed-pictures.ts';
import {readTime} from './feed-time.ts';
import {dateProblem, type FeedDate, staleProblem, unreadableDate} from './feed-validity.ts';
import {type FeedContents, readFeed} from './read-feed.ts';

/** The product feed of a spot. */
export type SpotFeed = {
  file: string;
  items: readonly FeedItem[];
  /** Problems of products, by their values of the axis. */
  problems: ReadonlyMap<string, readonly Problem[]>;
  /** When the offers of products change next, by their values of the axis. */
  ends: ReadonlyMap<string, OfferEnd>;
  /** The time zone of times that state none. Default: UTC. */
  zone: string | undefined;
  /** The problem of a feed that is too old. */
  stale: Problem | undefined;
  /** The props that are prices of the feed. */
  prices: readonly string[];
};

type Variants = Document<VariantsFile>;

/**
 * `variants.yaml` with the axis `product` of its feed. Problems of its values name the line in the feed. `now`: the time at which prices
 * and stock are judged. Errors: `feed-invalid`, `feed-date`, `feed-field`, `feed-id`; those of a file that cannot be read.
 */
export async function withFeed(
  variants: Variants,
  folder: string,
  now = new Date(),
): Promise<{variants: Variants; feed?: SpotFeed}> {
  const {feed: settings, axes} = variants.value;
  if (settings === undefined) return {variants};
  const file = (await findFile(settings.file, [folder])) ?? join(folder, settings.file);
  const contents = await readFeed(file);
  const date = dateOf(contents, file, variants);
  const pictures = await readPictures(folder);
  const axis = feedAxis(contents.items, file, {settings, pictures, now});
  const undated = dateProblem(date, file, now);
  const faults = [...axis.faults, ...(undated ? [undated] : [])];
  if (faults.length > 0) throw invalid(faults);
  const {values, lines, problems, ends} = axis;
  const locate: Variants['locate'] = (path) =>
    path[0] === 'axes' && path[1] === PRODUCT_AXIS
      ? {file, line: lines[Number(path[2] ?? 0)]}
      : variants.locate(path);
  const prices = Object.entries(settings.map).flatMap(([target, field]) =>
    (PRICE_FIELDS as readonly string[]).includes(field) ? [target] : [],
  );
  return {
    variants: {...variants, locate, value: {...variants.value, axes: {[PRODUCT_AXIS]: values, ...axes}}},
    feed: {
      file,
      items: contents.items,
      problems,
      ends,
      zone: settings.zone,
      prices,
      stale: date && staleProblem(date, settings, now),
    },
  };
}

/** The date that the feed itself has, or else the one of `variants.yaml`. */
function dateOf({date}: FeedContents, file: string, {value, locate}: Variants): FeedDate | undefined {
  if (date) {
    const [at, where] = [readFeedDate(date.text), {file, line: date.line}];
    if (!at) throw invalid(unreadableDate(date.text, where));
    return {at, where};
  }
  const stated = value.feed?.date === undefined ? undefined : readTime(value.feed.date);
  return stated && {at: stated, where: {...locate(['feed', 'date']), field: 'feed.date'}};
}

/** Why variants cannot be made or advertised now: the problems of their products, and the age of the feed. */
export function feedProblems(
  feed: SpotFeed | undefined,
  drafts: readonly Pick<Draft, 'id' | 'choices'>[],
): VariantProblem[] {
  if (!feed) return [];
  return drafts.flatMap(({id, choices}) => {
    const product = choices[PRODUCT_AXIS];
    if (product === undefined) return [];
    const all = [...(feed.problems.get(product) ?? []), ...(feed.stale ? [feed.stale] : [])];
    return all.map((problem) => ({id, problem}));
  });
}

/** Offers of a feed that change within the flight: a variant shows them until its ad is taken down. */
export function endingOffers(
  feed: SpotFeed | undefined,
  {choices}: Pick<Draft, 'choices'>,
  flight: {to: string} | undefined,
): Problem[] {
  const end = feed?.ends.get(choices[PRODUCT_AXIS] ?? '');
  if (!feed || !end || !flight) return [];
  return [endProblem(end, {file: feed.file, zone: feed.zone, last: flight.to})].filter(
    (problem) => problem !== undefined,
  );
}
