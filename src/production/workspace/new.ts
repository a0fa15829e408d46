import {join} from 'node:path';
import {copyTree, exists, listEntries, readText, writeWhole} from '../../machine/files.ts';
import {invalid} from '../../spot/errors.ts';
import {Id} from '../../spot/ids.ts';
import {folderOf, listIds, type Workspace} from './find.ts';
import {exportName, writeRegistries} from './registry.ts';

export type Kind = 'spot' | 'template' | 'brand';

export const KINDS: readonly Kind[] = ['spot', 'template', 'brand'];

/** Words that no export can have as its name. */
const TAKEN = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/** Starts a spot, template or brand as a copy of one that works. */
export async function startFrom(
  workspace: Workspace,
  kind: Kind,
  name: string,
  from?: string,
): Promise<string> {
  const parent = parentOf(workspace, kind);
  const known = await listIds(parent);
  const id = Id.safeParse(name);
  const unspeakable = kind === 'template' && (/^\d/.test(name) || TAKEN.has(name));
  if (!id.success || unspeakable) {
    throw invalid({
      code: 'new-name',
      what: `this cannot be the name of a ${kind}`,
      expected:
        kind === 'template'
          ? 'a-z, 0-9 and dashes, starting with a letter, no word of JavaScript'
          : 'a-z, 0-9 and dashes, at most 64, not starting with a dash',
      got: name,
      fix: 'Choose another name.',
    });
  }
  const folder = join(parent, id.data);
  if (await exists(folder)) {
    throw invalid({
      code: 'new-exists',
      what: `there is a ${kind} "${name}" already`,
      where: {file: folder},
      expected: 'a new name',
      got: name,
      fix: 'Choose another name, or remove the folder.',
    });
  }
  const source = await folderOf(parent, kind, from ?? known[0] ?? '');
  await copyTree(source, folder);
  await rename(kind, folder, from ?? known[0] ?? '', id.data);
  await writeRegistries(workspace.root);
  return folder;
}

const parentOf = ({compositions, brands}: Workspace, kind: Kind): string =>
  ({spot: join(compositions, 'spots'), template: join(compositions, 'templates'), brand: brands})[kind];

/** A template's id, and the name that it is exported under, are its folder's. */
async function rename(kind: Kind, folder: string, before: string, after: string): Promise<void> {
  const files =
    kind === 'template' ? (await listEntries(folder, true)).filter((file) => /\.tsx?$/.test(file)) : [];
  for (const file of files) {
    const text = await readText(join(folder, file));
    const renamed = text
      .replaceAll(`'${before}'`, `'${after}'`)
      .replaceAll(new RegExp(`\\b${exportName(before)}\\b`, 'g'), exportName(after));
    await writeWhole(join(folder, file), renamed);
  }
}
