import {join} from 'node:path';
import {type Document, readDocument} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/read-file.ts';
import {EditFile} from '../../spot/documents/edit.ts';
import {GradeFile} from '../../spot/documents/grade.ts';
import {TakesFile, type TakeVerdict} from '../../spot/takes/verdicts.ts';
import {isSandbox, listIds, type Workspace} from '../project/workspace.ts';

type Records = Pick<Workspace, 'records'>;

const spotsOf = ({compositions}: Workspace): string => join(compositions, 'spots');

/** The file with the verdicts on the takes of a spot, the file with its picks, and the file with the grades of its takes. */
export const recordFile = ({records}: Records, spot: string): string => join(records, spot, 'takes.yaml');
export const editFile = ({records}: Records, spot: string): string => join(records, spot, 'edit.yaml');
export const gradeFile = ({records}: Records, spot: string): string => join(records, spot, 'grade.yaml');

/** Reads the verdicts on the takes of a spot. Empty where there is no file. */
export async function readRecord(records: Records, spot: string): Promise<TakesFile> {
  const file = recordFile(records, spot);
  return (await exists(file)) ? (await readDocument(file, TakesFile)).value : TakesFile.parse({});
}

/** Every verdict that the router learns from: of all spots, and in the sandbox also those given there. */
export async function allVerdicts(workspace: Workspace): Promise<TakeVerdict[]> {
  const all: TakeVerdict[] = [];
  for (const records of new Set([spotsOf(workspace), workspace.records]))
    for (const spot of await listIds(records)) all.push(...(await readRecord({records}, spot)).verdicts);
  return all;
}

/** The edit of a spot; in the sandbox with the picks that were made there, as takes of fake vendors have their own numbers. */
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

/** The file whose grade applies: in the sandbox its own, once there is one, because takes of fake vendors have their own colours. */
export async function gradeInEffect(workspace: Workspace, spot: string): Promise<string> {
  const own = gradeFile(workspace, spot);
  return (await exists(own)) ? own : gradeFile({records: spotsOf(workspace)}, spot);
}

/** The grade of a spot, or that of its sandbox. */
export const withOwnGrade = async (
  grade: Document<GradeFile> | null,
  workspace: Workspace,
  spot: string,
): Promise<Document<GradeFile> | null> =>
  isSandbox(workspace) && (await exists(gradeFile(workspace, spot)))
    ? readDocument(gradeFile(workspace, spot), GradeFile)
    : grade;
