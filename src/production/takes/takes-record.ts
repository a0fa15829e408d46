import {join} from 'node:path';
import {type Document, readDocument} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/files.ts';
import {EditFile} from '../../spot/documents/edit.ts';
import {TakesFile, type TakeVerdict} from '../../spot/takes/verdicts.ts';
import {isSandbox, listIds, type Workspace} from '../project/workspace.ts';

type Records = Pick<Workspace, 'records'>;

const spotsOf = ({compositions}: Workspace): string => join(compositions, 'spots');

/** Where what people said of a spot's takes is written down, and where their picks are. */
export const recordFile = ({records}: Records, spot: string): string => join(records, spot, 'takes.yaml');
export const editFile = ({records}: Records, spot: string): string => join(records, spot, 'edit.yaml');

/** What people said of a spot's takes. */
export async function readRecord(records: Records, spot: string): Promise<TakesFile> {
  const file = recordFile(records, spot);
  return (await exists(file)) ? (await readDocument(file, TakesFile)).value : TakesFile.parse({});
}

/** Every verdict that may teach the router here: of all spots, and in the sandbox those that were given in it as well. */
export async function allVerdicts(workspace: Workspace): Promise<TakeVerdict[]> {
  const all: TakeVerdict[] = [];
  for (const records of new Set([spotsOf(workspace), workspace.records]))
    for (const spot of await listIds(records)) all.push(...(await readRecord({records}, spot)).verdicts);
  return all;
}

/** What a person picked in the sandbox, over what the spot says: takes of made-up vendors have numbers of their own. */
export async function withPicks(
  edit: Document<EditFile> | null,
  workspace: Workspace,
  spot: string,
): Promise<Document<EditFile> | null> {
  const file = editFile(workspace, spot);
  if (!isSandbox(workspace) || !(await exists(file))) return edit;
  const own = await readDocument(file, EditFile);
  const {picks, ...rest} = edit?.value ?? EditFile.parse({});
  const merged = Object.entries(own.value.picks).map(([shot, pick]) => {
    const {take: _, takes: __, ...used} = picks[shot] ?? pick;
    const {take, takes} = pick;
    return [shot, {...used, ...(take === undefined ? {} : {take}), ...(takes === undefined ? {} : {takes})}];
  });
  return {...(edit ?? own), value: {...rest, picks: {...picks, ...Object.fromEntries(merged)}}};
}
