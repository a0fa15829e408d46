import {basename, extname, join} from 'node:path';
import {z} from 'zod';
import {listFolders} from '../../machine/files/folders.ts';
import {readJson} from '../../machine/files/read-file.ts';
import type {Workspace} from '../project/workspace.ts';
import type {KnownNames} from './report-names.ts';

/** What is read of `delivery.json`, of any version. */
const Delivered = z.looseObject({
  deliverables: z.array(z.looseObject({variant: z.string(), name: z.string(), file: z.string()})),
});

/** The names of the files of all deliveries of a spot in its own folder, with their variants. */
export async function deliveredNames(
  {out}: Pick<Workspace, 'out'>,
  spot: string,
): Promise<KnownNames['delivered']> {
  const folder = join(out, spot, 'deliveries');
  const names = await listFolders(folder);
  const manifests = names.map((name) => readJson(join(folder, name, 'delivery.json')));
  return (await Promise.all(manifests)).flatMap((value) =>
    (Delivered.safeParse(value).data?.deliverables ?? []).flatMap(({variant, name, file}) => [
      {variant, name},
      {variant, name: basename(file, extname(file))},
    ]),
  );
}
