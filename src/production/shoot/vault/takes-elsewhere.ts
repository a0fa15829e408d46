import {readDocument} from '../../../machine/documents/document.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {EditFile} from '../../../spot/documents/edit.ts';
import {listIds, type Workspace} from '../../project/workspace.ts';
import {editFile, readRecord} from '../../takes/takes-record.ts';

/**
 * The takes that the documents of a workspace say were bought: verdicts in `takes.yaml`, and numbers of takes in `edit.yaml`
 * of shots without a verdict. A document that cannot be read counts as naming none: its spot cannot be shot either.
 */
export async function takesInDocuments(workspace: Workspace): Promise<string[]> {
  const spots = await listIds(workspace.records);
  return (await Promise.all(spots.map((spot) => takesOfSpot(workspace, spot)))).flat();
}

async function takesOfSpot(workspace: Workspace, spot: string): Promise<string[]> {
  const record = await readRecord(workspace, spot).catch(() => undefined);
  const file = editFile(workspace, spot);
  const edit = (await exists(file)) ? await readDocument(file, EditFile).catch(() => undefined) : undefined;
  const judged = [...(record?.verdicts ?? []), ...(record?.pruned ?? [])];
  const clips = new Map(
    judged.map(({shot, format, take, clip}) => [clip, `${spot}/${shot}@${format} take ${take}`]),
  );
  const shots = new Set(judged.map(({shot}) => shot));
  const picked = Object.entries(edit?.value.picks ?? {}).filter(
    ([shot, {take, takes}]) => !shots.has(shot) && (take !== undefined || takes !== undefined),
  );
  return [...clips.values(), ...picked.map(([shot, {take}]) => `${spot}/${shot} take ${take ?? '?'}`)];
}
