import {basename, dirname, join} from 'node:path';
import {z} from 'zod';
import {listEntries, makeFolder} from '../../machine/files/folders.ts';
import {sha256} from '../../machine/files/hash.ts';
import {exists, readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import type {Workspace} from '../project/workspace.ts';

/** Where a delivery is that is not in the folder of its spot. */
const DeliveredElsewhere = z.strictObject({version: z.literal(1), folder: z.string()});

const EXTENSION = '.elsewhere.json';

/** Whether a file in the folder of deliveries says where another delivery is. */
const isElsewhere = (name: string): boolean => name.endsWith(EXTENSION);

/**
 * Notes a delivery that is not in the folder of the spot's deliveries there, so that `deliveryFolders` finds it. Returns the file of the note;
 * null where the delivery is in that folder.
 */
export async function noteElsewhere(
  folder: string,
  {out}: Pick<Workspace, 'out'>,
  spot: string,
): Promise<string | null> {
  const own = join(out, spot, 'deliveries');
  if (dirname(folder) === own) return null;
  await makeFolder(own);
  const name = `${basename(folder)}.${sha256(folder).slice(0, 8)}${EXTENSION}`;
  const note: z.infer<typeof DeliveredElsewhere> = {version: 1, folder};
  await writeWhole(join(own, name), `${JSON.stringify(note, null, 2)}\n`);
  return join(own, name);
}

/** The folders of the deliveries of a spot: those of its own folder, and those that `deliver --to` wrote. `unread`: notes that name none. */
export async function deliveryFolders(
  {out}: Pick<Workspace, 'out'>,
  spot: string,
): Promise<{folders: string[]; unread: string[]}> {
  const own = join(out, spot, 'deliveries');
  const found: {folders: string[]; unread: string[]} = {folders: [], unread: []};
  if (!(await exists(own))) return found;
  for (const name of await listEntries(own)) {
    if (isElsewhere(name)) {
      const note = DeliveredElsewhere.safeParse(await readJson(join(own, name)));
      if (note.success) found.folders.push(note.data.folder);
      else found.unread.push(join(own, name));
    } else if (await exists(join(own, name, 'delivery.json'))) found.folders.push(join(own, name));
  }
  return found;
}
