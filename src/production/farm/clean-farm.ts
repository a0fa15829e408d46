import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {FarmJournal} from './farm-journal.ts';
import {FARM_FOLDER, FILES_FOLDER, LIFETIMES, RENDERS_FOLDER, SITE_INDEX, SITE_PREFIX} from './farm-names.ts';

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

/** The index of a site is removed first: where it exists, the site counts as whole. */
const isIndex = (key: string): boolean => key.startsWith(SITE_PREFIX) && key.endsWith(`/${SITE_INDEX}`);

/** States of renders whose files may be needed: they are paid for, or will be. */
const UNFETCHED: ReadonlySet<string> = new Set(['intended', 'started', 'done']);

/**
 * Removes what Tenspot put into a bucket: staged files, files of renders, and sites of earlier programs. It leaves the site that is named, and everything
 * of other projects: of Remotion's own folder `renders/`, it removes only renders of the journal. Other workspaces and machines may share the bucket, and
 * the journal does not know their renders: files that are not older than a day stay. So does everything that a render of the journal may need.
 */
export async function cleanFarm(
  files: Pick<CloudFiles, 'list' | 'remove'>,
  journal: Pick<FarmJournal, 'all'>,
  {site, bucket, dryRun, now}: {site: string | null; bucket: string; dryRun: boolean; now: number},
): Promise<Omit<CleanedFarm, 'function'>> {
  const lifetime = (LIFETIMES[RENDERS_FOLDER] ?? 0) * DAY;
  const kept = journal
    .all()
    .filter(
      (render) => render.bucket === bucket && UNFETCHED.has(render.state) && now - render.ordered < lifetime,
    );
  const outputs = new Set(kept.map(({output}) => output));
  const isNeeded = (key: string): boolean =>
    outputs.has(key) || (kept.length > 0 && (key.startsWith(FILES_FOLDER) || key.startsWith(SITE_PREFIX)));
  const own = await files.list(FARM_FOLDER);
  const sites = await files.list(SITE_PREFIX);
  const renders: typeof own = [];
  for (const {renderId, bucket: where, state} of journal.all())
    if (renderId !== null && where === bucket && !UNFETCHED.has(state))
      renders.push(...(await files.list(`renders/${renderId}/`)));
  const all = [
    ...[...own, ...sites.filter(({key}) => site === null || !key.startsWith(site))].filter(
      ({key, modified}) => now - modified > DAY && !isNeeded(key),
    ),
    ...renders,
  ];
  if (!dryRun)
    await files.remove(all.map(({key}) => key).toSorted((a, b) => Number(isIndex(b)) - Number(isIndex(a))));
  return {files: all.length, bytes: all.reduce((sum, {bytes}) => sum + bytes, 0), kept: kept.length};
}
