import {join} from 'node:path';
import {z} from 'zod';
import {sha256} from '../../../machine/files/hash.ts';
import {readJson} from '../../../machine/files/read-file.ts';
import {remove, writeWhole} from '../../../machine/files/write-file.ts';
import type {Workspace} from '../../project/workspace.ts';
import {type Rewrite, textOf} from '../../takes/record-change.ts';

const Applying = z.array(z.strictObject({file: z.string(), after: z.string()})).min(1);

type Folder = Pick<Workspace, 'home'>;

const recordPath = ({home}: Folder, spot: string, note: string): string =>
  join(home, 'applying', spot, `${note}.json`);

/**
 * Notes the documents that a note is about to change, with the hashes of their new texts. If the process is killed before the answer is
 * recorded, the next call finds the change here and does not make it twice: "shorten by 0.5 s" is not the same twice.
 */
export async function noteApplying(
  folder: Folder,
  spot: string,
  note: string,
  rewrites: readonly Rewrite[],
): Promise<void> {
  if (rewrites.length === 0) return;
  const applying = rewrites.map(({file, after}) => ({file, after: sha256(after)}));
  await writeWhole(recordPath(folder, spot, note), JSON.stringify(applying));
}

/** Whether a call that was killed wrote the documents of a note, all of them. */
export async function wasApplied(folder: Folder, spot: string, note: string): Promise<boolean> {
  const applying = Applying.safeParse(await readJson(recordPath(folder, spot, note))).data;
  if (!applying) return false;
  for (const {file, after} of applying) if (sha256(await textOf(file)) !== after) return false;
  return true;
}

/** Forgets what was noted, once the answer is recorded. */
export const finishApplying = (folder: Folder, spot: string, note: string): Promise<void> =>
  remove(recordPath(folder, spot, note));
