import {basename, dirname, join} from 'node:path';
import {z} from 'zod';
import {makeFolder} from '../../machine/files/folders.ts';
import {sha256} from '../../machine/files/hash.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import type {Workspace} from '../project/workspace.ts';

/** Where a delivery is that is not in the folder of its spot. */
export const DeliveredElsewhere = z.strictObject({version: z.literal(1), folder: z.string()});

const EXTENSION = '.elsewhere.json';

/** Whether a file in the folder of deliveries says where another delivery is. */
export const isElsewhere = (name: string): boolean => name.endsWith(EXTENSION);

/** Notes a delivery that is not in the folder of the spot's deliveries there, so that `status --rights` finds it. */
export async function noteElsewhere(folder: string, {out}: Workspace, spot: string): Promise<void> {
  const own = join(out, spot, 'deliveries');
  if (dirname(folder) === own) return;
  await makeFolder(own);
  const name = `${basename(folder)}.${sha256(folder).slice(0, 8)}${EXTENSION}`;
  const note: z.infer<typeof DeliveredElsewhere> = {version: 1, folder};
  await writeWhole(join(own, name), `${JSON.stringify(note, null, 2)}\n`);
}
