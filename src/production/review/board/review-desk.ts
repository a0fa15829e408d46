import {problemsOf, sentence} from '../../../spot/problem/errors.ts';
import type {ReviewBoard} from '../../../spot/review/board.ts';
import type {Project} from '../../project/open-project.ts';
import {openSpot} from '../../project/open-spot.ts';
import type {Report} from '../../project/report.ts';
import {openingFrame} from '../../render/opening-stills.ts';
import {purchasedFile, STORED} from '../../shoot/vault/purchased-files.ts';
import {currentMasters, type ReviewedMaster} from '../current-masters.ts';
import {earlierMasters} from '../kept-masters.ts';
import {readReview} from '../record-event.ts';
import {boardOf, findSegments, recallBoardSegments} from './board.ts';
import {findPlaces, recallPlaces} from './find-places.ts';
import {shownOf} from './review-media.ts';
import {openSmallCopies} from './small-copies.ts';

/** What the review app of a spot is served from. */
export type ReviewDesk = {
  board: () => Promise<ReviewBoard>;
  /** The file of a path that the page asks for; `later` while it is being made; undefined for what is not known. */
  media: (path: string) => Promise<{file: string; type: string} | 'later' | undefined>;
  /** Begins to find the slots and texts of masters where they are not known. `board` says when they are. */
  findPlaces: () => void;
  /** Ends what is running, and waits for it. */
  close: () => Promise<void>;
};

/** `decides`: whether the app records decisions. `hashOf`: the sha256 of a file. */
type Running = {
  decides: boolean;
  hashOf: (file: string) => Promise<string>;
  report: Report;
  signal: AbortSignal;
};

/** How many variants a large screen shows. */
const SCREEN = 24;

/** Opens what the review app is served from. Errors: `not-rendered`, `log-broken`. */
export async function openReviewDesk(
  project: Project,
  spot: string,
  {decides, hashOf, report, signal}: Running,
): Promise<ReviewDesk> {
  const {workspace, store, tools} = project;
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const search: Pick<ReviewBoard, 'places' | 'placesProblem'> = {places: 'pending', placesProblem: null};
  const copies = openSmallCopies({store, tools, signal: ended}, report.warn);
  let finding: Promise<void> | undefined;
  let comparing: Promise<void> | undefined;
  /** Hashes of masters whose segments cannot be found. */
  const unreadable = new Set<string>();
  let tried = '';

  /** The masters as they were read last. */
  let known: readonly ReviewedMaster[] = [];

  const masters = async (): Promise<readonly ReviewedMaster[]> => {
    known = await currentMasters(workspace, spot, hashOf);
    return known;
  };

  /** A master whose file is still the same. A request for one picture does not read all masters again, unless there is none. */
  const masterThat = async (is: (master: ReviewedMaster) => boolean): Promise<ReviewedMaster | undefined> => {
    const found = known.find(is);
    if (found && (await hashOf(found.file).catch(() => null)) === found.sha256) return found;
    return (await masters()).find(is);
  };

  const find = async (): Promise<void> => {
    if (ended.aborted) return;
    const all = await masters();
    tried = all.map(({sha256}) => sha256).join();
    const places = await Promise.all(all.map((master) => recallPlaces(master, store)));
    const open = all.filter((_, index) => places[index] === null);
    search.places = open.length > 0 ? 'pending' : 'known';
    if (open.length === 0) return;
    const changed = await findPlaces(
      open,
      await openSpot(project, spot, {keepGoing: true, unsellable: true}),
      {
        report,
        signal: ended,
      },
    );
    search.places = 'known';
    search.placesProblem =
      changed.length > 0
        ? `The documents changed since these masters were rendered, so Tenspot does not know their texts: ${changed.join(', ')}`
        : null;
  };

  const findOnce = (): void => {
    // It draws in a browser of its own: the first screen comes before that.
    finding ??= copies
      .quiet()
      .then(find)
      .catch((error: unknown) => {
        search.places = 'failed';
        search.placesProblem = problemsOf(error).map(sentence).join('\n');
      })
      .finally(() => {
        finding = undefined;
      });
  };

  const compare = async (open: readonly ReviewedMaster[]): Promise<void> => {
    for (const master of open)
      if (!ended.aborted) await findSegments(master, store).catch(() => unreadable.add(master.sha256));
  };

  /** Finds what masters share in the background: it reads all of each file, and nothing on the first screen needs it. */
  const compareOnce = (open: readonly ReviewedMaster[]): void => {
    comparing ??= copies
      .quiet()
      .then(() => compare(open))
      .finally(() => {
        comparing = undefined;
      });
  };

  const board = async (): Promise<ReviewBoard> => {
    const all = await masters();
    // Masters that were rendered while the app is open.
    if (tried !== '' && tried !== all.map(({sha256}) => sha256).join()) findOnce();
    copies.begin(all.map(shownOf));
    const segments = await Promise.all(all.map((master) => recallBoardSegments(master, store)));
    const open = all.filter((master, index) => !segments[index] && !unreadable.has(master.sha256));
    if (open.length > 0) compareOnce(open);
    return boardOf(all, await readReview(workspace, spot), project, spot, {
      ...search,
      decides,
      exported: false,
      person: null,
      comparing: open.length > 0,
    });
  };

  const media: ReviewDesk['media'] = async (path) => {
    const [kind, id = '', ...others] = path.split('/');
    if (others.length > 0) return undefined;
    if (kind === 'take')
      return STORED.test(id) ? {file: purchasedFile(workspace.vault, id), type: 'video/mp4'} : undefined;
    // Only what a known master has as its id or hash is found: no part of the path becomes a part of a file name.
    if (kind === 'earlier') {
      const kept = await earlierMasters(await masters(), project, spot);
      const found = [...kept.values()].find(({sha256}) => sha256 === id);
      return found && {file: found.file, type: 'video/mp4'};
    }
    if (kind === 'cover') {
      const covered = await masterThat(({sha256, ad}) => ad !== null && id === `${sha256}.${ad.cover}`);
      return covered?.ad
        ? copies.still(shownOf(covered), covered.ad.cover).then((file) => ({file, type: 'image/jpeg'}))
        : undefined;
    }
    const master = await masterThat(({sha256}) => sha256 === id);
    if (!master) return undefined;
    const {file} = master;
    const shown = shownOf(master);
    if (kind === 'master') return {file, type: 'video/mp4'};
    if (kind === 'small' || kind === 'strip') {
      const copy = copies.small(shown);
      if (copy === 'later' || copy === undefined) return copy;
      return kind === 'small'
        ? {file: copy.video, type: 'video/mp4'}
        : {file: copy.strip, type: 'video/x-motion-jpeg'};
    }
    if (kind === 'poster')
      return copies.still(shown, openingFrame(shown)).then((still) => ({file: still, type: 'image/jpeg'}));
    return undefined;
  };

  const first = await masters();
  await readReview(workspace, spot);
  // What the page asks for first is made while a person opens it.
  for (const shown of first.slice(0, SCREEN).map(shownOf))
    copies.still(shown, openingFrame(shown)).catch(() => undefined);
  const warmed = board().catch(() => undefined);
  return {
    board,
    media,
    findPlaces: findOnce,
    close: async () => {
      stop.abort();
      await finding;
      await copies.close();
      await warmed;
      await comparing;
    },
  };
}
