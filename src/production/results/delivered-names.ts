import {basename, extname, join} from 'node:path';
import {z} from 'zod';
import {readJson} from '../../machine/files/read-file.ts';
import {deliveryFolders} from '../deliver/delivered-elsewhere.ts';
import type {Workspace} from '../project/workspace.ts';
import type {KnownNames} from './report-names.ts';

/** What is read of `delivery.json`, of any version. */
const Delivered = z.looseObject({
  deliverables: z.array(z.looseObject({variant: z.string(), name: z.string(), file: z.string()})),
});

/** The names of the files of all deliveries of a spot, with their variants: those in its own folder, and those that `deliver --to` wrote. */
export async function deliveredNames(
  workspace: Pick<Workspace, 'out'>,
  spot: string,
): Promise<KnownNames['delivered']> {
  const {folders} = await deliveryFolders(workspace, spot);
  const manifests = folders.map((folder) => readJson(join(folder, 'delivery.json')));
  return (await Promise.all(manifests)).flatMap((value) =>
    (Delivered.safeParse(value).data?.deliverables ?? []).flatMap(({variant, name, file}) => [
      {variant, name},
      {variant, name: basename(file, extname(file))},
    ]),
  );
}
