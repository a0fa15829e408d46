import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {FarmJournal} from './farm-journal.ts';
import {FARM_FOLDER, SITE_PREFIX} from './farm-names.ts';

/** What is removed from a bucket. */
export type CleanedFarm = {
  /** Files that Tenspot put there: staged files, files of renders, sites of earlier programs. */
  files: number;
  /** Their size together. */
  bytes: number;
  /** Whether the function was removed. */
  function: boolean;
};

/**
 * Removes what Tenspot put into a bucket: staged files, files of renders, and sites of earlier programs. It leaves the site that is named, and
 * renders of the journal that still run. Of Remotion's own folder `renders/`, it removes only renders of the journal. Workspaces that share the bucket also
 * share its other folders, so what the others put there is removed too.
 */
export async function cleanFarm(
  files: Pick<CloudFiles, 'list' | 'remove'>,
  journal: Pick<FarmJournal, 'all' | 'open'>,
  {site, bucket, dryRun}: {site: string | null; bucket: string; dryRun: boolean},
): Promise<Omit<CleanedFarm, 'function'>> {
  const running = new Set(journal.open().map(({output}) => output));
  const own = await files.list(FARM_FOLDER);
  const sites = await files.list(SITE_PREFIX);
  const renders: typeof own = [];
  for (const {renderId, bucket: where, state} of journal.all())
    if (renderId !== null && where === bucket && state !== 'started' && state !== 'intended')
      renders.push(...(await files.list(`renders/${renderId}/`)));
  const all = [
    ...own.filter(({key}) => !running.has(key)),
    ...sites.filter(({key}) => site === null || !key.startsWith(site)),
    ...renders,
  ];
  if (!dryRun) await files.remove(all.map(({key}) => key));
  return {files: all.length, bytes: all.reduce((sum, {bytes}) => sum + bytes, 0)};
}
