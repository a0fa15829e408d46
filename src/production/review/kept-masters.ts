import {join} from 'node:path';
import {z} from 'zod';
import {type HashedFiles, openHashedFiles} from '../../machine/files/hashed-files.ts';
import {keepOnly} from '../../machine/files/keep-newest.ts';
import {readJson} from '../../machine/files/read-file.ts';
import type {Store} from '../../machine/files/store.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {MasterHash} from '../../spot/review/note.ts';
import type {Workspace} from '../project/workspace.ts';
import type {ReviewedMaster} from './current-masters.ts';

/** The masters of a round: the sha256 of each variant. */
const KeptRounds = z.record(z.string(), z.record(z.string(), MasterHash));
type KeptRounds = z.infer<typeof KeptRounds>;

/** Rounds whose masters are kept: before/after needs the last one; the others are there if a round is closed without a render. */
const ROUNDS = 3;

const folderOf = ({home}: Pick<Workspace, 'home'>, spot: string): string => join(home, 'review', spot);

const filesOf = (workspace: Pick<Workspace, 'home'>, spot: string, {scratch}: Store): Promise<HashedFiles> =>
  openHashedFiles(join(folderOf(workspace, spot), 'masters'), scratch);

const readRounds = async (workspace: Pick<Workspace, 'home'>, spot: string): Promise<KeptRounds> =>
  KeptRounds.safeParse(await readJson(join(folderOf(workspace, spot), 'rounds.json'))).data ?? {};

const newestFirst = (rounds: KeptRounds): [round: string, masters: Record<string, string>][] =>
  Object.entries(rounds).sort(([a], [b]) => Number(b) - Number(a));

/**
 * Keeps copies of the masters of a round, so that a later round can be compared with them. They are in `.tenspot/`, like everything that can
 * be made again, and those of the last three rounds are kept.
 */
export async function keepMasters(
  masters: readonly ReviewedMaster[],
  round: number,
  {workspace, store}: {workspace: Workspace; store: Store},
  spot: string,
): Promise<void> {
  const files = await filesOf(workspace, spot, store);
  for (const {file, sha256} of masters)
    if (!(await files.holds(`${sha256}.mp4`))) await files.put(file, 'mp4');
  const before = await readRounds(workspace, spot);
  const own = Object.fromEntries(masters.map(({variant, sha256}) => [variant, sha256]));
  const kept = newestFirst({...before, [round]: own}).slice(0, ROUNDS);
  await writeWhole(join(folderOf(workspace, spot), 'rounds.json'), JSON.stringify(Object.fromEntries(kept)));
  const hashes = kept.flatMap(([, hash]) => Object.values(hash));
  await keepOnly(files.files, new Set(hashes.map((hash) => `${hash}.mp4`)));
}

/** For each variant the master of the latest round that was another file and is still kept. */
export async function earlierMasters(
  masters: readonly Pick<ReviewedMaster, 'variant' | 'sha256'>[],
  {workspace, store}: {workspace: Pick<Workspace, 'home'>; store: Store},
  spot: string,
): Promise<Map<string, {round: number; sha256: string; file: string}>> {
  const rounds = newestFirst(await readRounds(workspace, spot));
  const files = await filesOf(workspace, spot, store);
  const found = new Map<string, {round: number; sha256: string; file: string}>();
  for (const {variant, sha256} of masters)
    for (const [round, own] of rounds) {
      const earlier = own[variant];
      if (earlier === undefined || earlier === sha256 || !(await files.holds(`${earlier}.mp4`))) continue;
      found.set(variant, {round: Number(round), sha256: earlier, file: files.path(`${earlier}.mp4`)});
      break;
    }
  return found;
}
