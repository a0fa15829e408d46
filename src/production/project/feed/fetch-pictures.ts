import {join} from 'node:path';
import {makeFolder} from '../../../machine/files/folders.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import {copyTo, writeWhole} from '../../../machine/files/write-file.ts';
import {type Allowed, allowedUrl, isAboutHost} from '../../../machine/http/allowed-url.ts';
import {download} from '../../../machine/http/download.ts';
import {EXTENSIONS, imageSize} from '../../../machine/media/image.ts';
import {IMAGE_FIELD} from '../../../spot/feed/feed-settings.ts';
import {invalid, type Problem, problemsOf, TenspotError} from '../../../spot/problem/errors.ts';
import type {SpotDocuments} from '../load-spot.ts';
import type {Project} from '../open-project.ts';
import {chosenItems} from './feed-axis.ts';
import {PICTURES, picturesIndex, picturesText, readPictures} from './feed-pictures.ts';
import {htmlFault} from './feed-values.ts';

/** What became of the pictures of a feed. */
export type FetchedPictures = {
  /** The pictures that were fetched: each with its address, and its file in the spot's folder. */
  fetched: {product: string; url: string; file: string}[];
  /** Why the others could not be fetched. An earlier file of the same address stays. */
  problems: Problem[];
};

/** The most bytes of a picture. Google Merchant takes at most 16 MB, Shopify 20 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Kinds of photos that a slot shows. */
const PHOTO_KINDS = ['jpeg', 'png', 'webp', 'avif', 'tiff'];

type Options = {
  /** Checks which pictures would be fetched, and fetches none. */
  dryRun: boolean;
  report: {step: (text: string) => void};
  /** An origin where plain http and private addresses are allowed. Default: none; a document cannot set it. */
  origin?: string | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Fetches the pictures of the products that a spot uses, if its feed maps them, only from the hosts in `feed.hosts`. Stores each under
 * the hash of its bytes. Fetches nothing else that a feed names. Errors: `feed-missing`; `interrupted`.
 */
export async function fetchPictures(
  {folder, id: spot, variants, feed}: SpotDocuments,
  {store}: Pick<Project, 'store'>,
  {dryRun, report, origin, signal}: Options,
): Promise<FetchedPictures> {
  const settings = variants.value.feed;
  if (!feed || !settings) throw noFeed(spot, variants.file);
  const found: FetchedPictures = {fetched: [], problems: []};
  if (!Object.values(settings.map).includes(IMAGE_FIELD)) return found;
  const items = chosenItems(feed.items, settings.ids).flatMap((each) => each.found.slice(0, 1));
  const pictures = await readPictures(folder);
  const seen = new Set<string>();
  for (const {id: product, line, image: url} of items) {
    if (url === undefined || seen.has(url)) continue;
    seen.add(url);
    const allowed: Allowed = {hosts: settings.hosts, origin};
    const where = {file: feed.file, line, field: IMAGE_FIELD};
    // `&amp;` in an address can lead to another picture.
    const html = htmlFault(IMAGE_FIELD, url);
    if (html) {
      const {expected, got, fix} = html.fault;
      found.problems.push({
        ...{code: 'feed-value', expected, got, fix},
        ...{what: notFetched(product), where},
      });
      continue;
    }
    try {
      if (dryRun) {
        allowedUrl(url, allowed);
        found.fetched.push({product, url, file: pictures.get(url) ?? PICTURES});
        continue;
      }
      report.step(`Fetching the picture of ${product}`);
      const file = await fetchOne(url, allowed);
      pictures.set(url, file);
      found.fetched.push({product, url, file});
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof TenspotError)) throw error;
      found.problems.push(
        ...problemsOf(error).map((problem) => ({...problem, ...wrong(product, problem), where})),
      );
    }
  }
  if (found.fetched.length > 0 && !dryRun) await writeWhole(picturesIndex(folder), picturesText(pictures));
  return found;

  function fetchOne(url: string, allowed: Allowed): Promise<string> {
    return store.draft('picture', async (draft) => {
      await download(url, draft, {allowed, most: MOST_BYTES, timeout: 120_000, signal});
      const {kind} = await imageSize(draft);
      if (!PHOTO_KINDS.includes(kind)) throw notPhoto(kind);
      const name = `${(await sha256File(draft)).slice(0, 16)}.${EXTENSIONS[kind] ?? kind}`;
      await makeFolder(join(folder, PICTURES));
      await copyTo(draft, join(folder, PICTURES, name));
      return `${PICTURES}/${name}`;
    });
  }
}

const notFetched = (product: string): string => `the picture of "${product}" could not be fetched`;

/** Names the product in the error. The original texts of download errors are about paid takes. */
const wrong = (product: string, problem: Problem): Pick<Problem, 'what' | 'fix'> => ({
  what: notFetched(product),
  fix: isAboutHost(problem)
    ? `If the picture is yours to use, add ${problem.got} to \`feed.hosts\` in variants.yaml.`
    : problem.code === 'download-refused'
      ? 'In the shop, use an https address of a public host, without a port and a user.'
      : problem.code.startsWith('download-')
        ? 'Correct its address in the shop, or run the same command again.'
        : 'Replace the picture in the shop, and export the feed again.',
});

const notPhoto = (kind: string): TenspotError =>
  new TenspotError({
    code: 'image-invalid',
    what: 'this picture cannot be used',
    expected: `a photo (${PHOTO_KINDS.join(', ')})`,
    got: kind,
  });

const noFeed = (spot: string, file: string): TenspotError =>
  invalid({
    code: 'feed-missing',
    what: `the spot "${spot}" has no product feed`,
    where: {file},
    expected: '`feed` in variants.yaml',
    got: 'none',
    fix: 'Name the file of the feed as `feed.file`.',
  });
