import {dirname, join} from 'node:path';
import {listFiles, makeFolder} from '../../machine/files/folders.ts';
import {copyTo, writeWhole} from '../../machine/files/write-file.ts';

/** A file that is to stand at a path: a copy of another, or a text. */
export type Laid = {path: string} & ({from: string} | {text: string});

/** The files of a folder as copies under another. */
export const copiesOf = async (from: string, to: string): Promise<(Laid & {from: string})[]> =>
  (await listFiles(from)).map((path) => ({path: join(to, path), from: join(from, path)}));

export async function lay(root: string, files: readonly Laid[]): Promise<void> {
  for (const file of files) {
    const path = join(root, file.path);
    await makeFolder(dirname(path));
    if ('text' in file) await writeWhole(path, file.text);
    else await copyTo(file.from, path);
  }
}
