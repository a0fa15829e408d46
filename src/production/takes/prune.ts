import {join} from 'node:path';
import {appendItem, editText} from '../../machine/documents/edit-yaml.ts';
import {sizeOf} from '../../machine/files/read-file.ts';
import {remove} from '../../machine/files/write-file.ts';
import {type Pruned, sameTake} from '../../spot/takes/verdicts.ts';
import {openWorkspace} from '../project/open-project.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {listIds, type Workspace} from '../project/workspace.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {deletePurchase} from '../shoot/vault/purchase-records.ts';
import {filesNamedBy, purchasedFile} from '../shoot/vault/purchased-files.ts';
import {conformedCopy} from './conform-bought.ts';
import {isPicked, showingOf} from './list-takes.ts';
import type {SpotTake, SpotTakes} from './open-takes.ts';
import {type Rewrite, takeLabel, textOf, writeRewrites} from './record-change.ts';
import {recordFile} from './takes-record.ts';

/** What pruning would delete. */
export type Pruning = {
  takes: {take: SpotTake; bytes: number}[];
  /** Names of purchased files in the vault. */
  purchases: string[];
  /** Names of conformed copies in the store. */
  copies: string[];
  bytes: number;
  rewrite: Rewrite;
  /** When the plan was made (ISO 8601). */
  at: string;
};

/** Finds the files that can be deleted: of takes that were not picked where another was, unless a spot uses the same file. Deletes nothing. */
export async function planPruning(project: SpotProject, takes: SpotTakes, at: string): Promise<Pruning> {
  const {workspace, spot} = project;
  const lost = unpickedTakes(project, takes);
  const used = await usedElsewhere(project, takes, lost);
  const freed: Pruning['takes'] = [];
  const files = new Map<string, TakeFile>();
  for (const take of lost) {
    let bytes = 0;
    for (const each of await filesOf(take, project)) {
      if (used.has(each.name)) continue;
      if (!files.has(each.name)) bytes += (await sizeOf(each.path)) ?? 0;
      files.set(each.name, each);
    }
    if (take.clip !== null && files.has(take.clip)) freed.push({take, bytes});
  }
  const file = recordFile(workspace, spot.id);
  const before = await textOf(file);
  const gone = freed.map(({take}): Pruned => ({...takeLabel(take), at}));
  const fresh = gone.filter((each) => !takes.record.pruned.some((old) => sameTake(old, each)));
  const after = editText(file, before, (text) =>
    fresh.reduce((done, each) => appendItem(done, 'pruned', each), text),
  );
  const bytes = freed.reduce((sum, each) => sum + each.bytes, 0);
  const namesOf = (purchased: boolean): string[] =>
    [...files.values()].filter((each) => each.purchased === purchased).map(({name}) => name);
  const rewrite = {file, before, after};
  return {takes: freed, purchases: namesOf(true), copies: namesOf(false), bytes, rewrite, at};
}

/** Deletes the files. The record is written first: a file that is missing without a record would count as lost. */
export async function prune(
  {purchases, copies, rewrite, at}: Pruning,
  {store, workspace}: Pick<SpotProject, 'store' | 'workspace'>,
): Promise<void> {
  await writeRewrites([rewrite]);
  for (const name of purchases) await deletePurchase(workspace.vault, name, at);
  for (const name of copies) await remove(store.path(name));
}

type TakeFile = {name: string; path: string; purchased: boolean};

/** Takes that no document names and no variant shows, of shots that have another picked take. */
function unpickedTakes(project: SpotProject, takes: SpotTakes): SpotTake[] {
  const showing = showingOf(project, takes);
  return takes.shots.flatMap(({takes: own}) => {
    const decided = own.filter((take) => take.current && isPicked(take, showing));
    return own.filter(
      (take) =>
        decided.some((picked) => picked !== take && picked.still === take.still) &&
        !decided.includes(take) &&
        take.state === 'there' &&
        !showing.named(take) &&
        showing.by(take).length === 0,
    );
  });
}

/** The files of a take's job, and the conformed copies of its clip at the frame rates of the spot. */
async function filesOf({clip, job}: SpotTake, project: SpotProject): Promise<TakeFile[]> {
  if (clip === null) return [];
  const {store, workspace} = project;
  const rates = new Set(project.variants.map(({props}) => props.fps));
  const copies = await Promise.all([...rates].map((fps) => conformedCopy(clip, fps, project)));
  const purchases = filesNamedBy(job).map(
    (name): TakeFile => ({name, path: purchasedFile(workspace.vault, name), purchased: true}),
  );
  const conformed = copies.filter((copy) => copy !== undefined);
  return [...purchases, ...conformed.map((name) => ({name, path: store.path(name), purchased: false}))];
}

/** The files that other takes of the workspace use. Throws when a spot cannot be read: it may use any of them. */
async function usedElsewhere(
  project: SpotProject,
  takes: SpotTakes,
  lost: readonly SpotTake[],
): Promise<Set<string>> {
  const {workspace, spot} = project;
  const used = new Set<string>();
  const keep = async (kept: readonly SpotTake[], of: SpotProject): Promise<void> => {
    for (const take of kept) for (const {name} of await filesOf(take, of)) used.add(name);
  };
  await keep(
    takes.shots.flatMap((group) => group.takes).filter((take) => !lost.includes(take)),
    project,
  );
  for (const id of (await spotsOf(workspace)).filter((each) => each !== spot.id)) {
    const other = await openSpot(
      await openWorkspace(workspace, {env: project.env, signal: project.signal}),
      id,
      {unsellable: true},
    );
    const {shots} = await takesOf(other);
    await keep(
      shots.flatMap((group) => group.takes),
      other,
    );
  }
  return used;
}

const spotsOf = ({compositions}: Workspace): Promise<string[]> => listIds(join(compositions, 'spots'));
