import type {CloudFiles, CloudObject} from '../../machine/lambda/farm-cloud.ts';
import type {FarmJournal, FarmRender} from './farm-journal.ts';
import {FARM_FOLDER, FILES_FOLDER, LIFETIMES, RENDERS_STAY, SITE_INDEX, SITE_PREFIX} from './farm-names.ts';
import {isComing} from './render-job.ts';

/** What is removed from a bucket. */
export type CleanedFarm = {
  /** Files that Tenspot put there: staged files, files of renders, sites of earlier programs. */
  files: number;
  /** Their size together. */
  bytes: number;
  /** Renders of this workspace that may still run, or whose files were not downloaded yet. They stay, with all that they need. */
  kept: number;
  /** Whether the function was removed. */
  function: boolean;
};

const DAY = 86_400_000;

/** Milliseconds after which files of Tenspot may go, and after which sites may. */
const FILES_STAY = DAY;
const SITES_STAY = 30 * DAY;

/** The same for what Remotion itself keeps of a render, with a day more: AWS removes files once a day. */
const PROGRESS_STAYS = ((LIFETIMES['renders/1-day-'] ?? 0) + 1) * DAY;

/** The index of a site is removed first: where it exists, the site counts as whole. */
const isIndex = (key: string): boolean => key.startsWith(SITE_PREFIX) && key.endsWith(`/${SITE_INDEX}`);

/** States of renders whose files may be needed: they are paid for, or will be. */
const UNFETCHED: ReadonlySet<string> = new Set(['intended', 'started', 'done']);

/** What is cleaned, and how. */
export type Cleaning = {
  bucket: string;
  /** The folder of the site of this workspace. */
  site: string;
  /** Whether this site goes too, however young it is, and the others as other files do. The function goes with them. */
  everything: boolean;
  dryRun: boolean;
  /** Milliseconds since 1970. */
  now: number;
};

/**
 * Removes what Tenspot put into a bucket: staged files, files of renders, and sites of earlier programs. It leaves the current site, unless everything is to
 * go, and everything of other projects: of Remotion's own folder `renders/`, it removes only renders of the journal. Other workspaces and machines may share
 * the bucket, and the journal does not know their renders: files that are not older than a day stay, and sites for a month, because they may be current
 * elsewhere. So does everything that a render of the journal may need. In the journal, the renders whose files were removed have no file any more.
 */
export async function cleanFarm(
  files: Pick<CloudFiles, 'list' | 'remove'>,
  journal: Pick<FarmJournal, 'all' | 'change'>,
  {site, everything, bucket, dryRun, now}: Cleaning,
): Promise<Omit<CleanedFarm, 'function'>> {
  const known = journal.all().filter((render) => render.bucket === bucket);
  const kept = known.filter((render) => UNFETCHED.has(render.state) && now - render.ordered < RENDERS_STAY);
  const outputs = new Set(kept.map(({output}) => output));
  const isNeeded = (key: string): boolean =>
    outputs.has(key) || (kept.length > 0 && (key.startsWith(FILES_FOLDER) || key.startsWith(SITE_PREFIX)));
  const own = await files.list(FARM_FOLDER);
  const sites = await files.list(SITE_PREFIX);
  const renders: typeof own = [];
  for (const {renderId, state, ordered} of known)
    if (renderId !== null && !UNFETCHED.has(state) && now - ordered < PROGRESS_STAYS)
      renders.push(...(await files.list(`renders/${renderId}/`)));
  const isOld = ({key, modified}: CloudObject): boolean =>
    key.startsWith(site)
      ? everything
      : now - modified > (key.startsWith(SITE_PREFIX) && !everything ? SITES_STAY : FILES_STAY);
  const all = [...[...own, ...sites].filter((file) => isOld(file) && !isNeeded(file.key)), ...renders];
  const keys = all.map(({key}) => key).toSorted((a, b) => Number(isIndex(b)) - Number(isIndex(a)));
  if (!dryRun) await removeFiles(keys, known, files, journal);
  return {files: all.length, bytes: all.reduce((sum, {bytes}) => sum + bytes, 0), kept: kept.length};
}

/** Removes files. The journal says before that they are gone: a plan would otherwise count their renders as there after a call that was killed. */
async function removeFiles(
  keys: readonly string[],
  known: readonly FarmRender[],
  files: Pick<CloudFiles, 'remove'>,
  journal: Pick<FarmJournal, 'change'>,
): Promise<void> {
  const gone = new Set(keys);
  for (const render of known)
    if (gone.has(render.output) && isComing(render))
      journal.change(render, {state: 'failed', problem: 'farm-missing'});
  await files.remove(keys);
}
