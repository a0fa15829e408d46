import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {exists, moveFolder, readText, remove} from '../../machine/files.ts';
import {invalid} from '../../spot/errors.ts';
import {Id} from '../../spot/ids.ts';
import {folderOf, listIds, type Workspace} from './find.ts';
import {copiesOf, type Laid, lay} from './lay.ts';
import {exportName, writeRegistries} from './registry.ts';

export type Kind = 'spot' | 'template' | 'brand';

export const KINDS: readonly Kind[] = ['spot', 'template', 'brand'];

/** Words that no import of a registry can have as its name. */
const TAKEN = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function graphics if implements import in instanceof interface let new null package private protected public return static super switch templates this throw true try typeof undefined var void while with yield'.split(
    ' ',
  ),
);

type Start = {
  kind: Kind;
  name: string;
  /** What is copied. Default: the first of its kind. */
  from?: string | undefined;
  /** Changes nothing. Default: false. */
  dryRun?: boolean;
};

/** Starts a spot, template or brand as a copy of one that works. Tells the folder and the files in it. */
export async function startFrom(
  workspace: Workspace,
  {kind, name, from, dryRun = false}: Start,
): Promise<{folder: string; files: string[]}> {
  const parent = parentOf(workspace, kind);
  const known = await listIds(parent);
  const id = await freeName(kind, name, parent, known);
  const original = from ?? known[0] ?? '';
  const source = await folderOf(parent, kind, original);
  const copies = await copiesOf(source, '');
  const files = kind === 'template' ? await renamed(copies, original, id) : copies;
  const folder = join(parent, id);
  if (!dryRun) {
    await layWhole(parent, folder, files);
    await writeRegistries(workspace.root);
  }
  return {folder, files: files.map(({path}) => path)};
}

const parentOf = ({compositions, brands}: Workspace, kind: Kind): string =>
  ({spot: join(compositions, 'spots'), template: join(compositions, 'templates'), brand: brands})[kind];

/** A folder with all of its files, or none: a killed run leaves half a template nowhere. */
async function layWhole(parent: string, folder: string, files: readonly Laid[]): Promise<void> {
  const draft = join(parent, `.${randomUUID()}.part`);
  try {
    await lay(draft, files);
    await moveFolder(draft, folder);
  } catch (error) {
    await remove(draft).catch(() => undefined);
    throw error;
  }
}

async function freeName(kind: Kind, name: string, parent: string, known: readonly string[]): Promise<string> {
  const id = Id.safeParse(name);
  const isTemplate = kind === 'template';
  if (!id.success || (isTemplate && (/^\d/.test(name) || TAKEN.has(exportName(name))))) {
    throw invalid({
      code: 'new-name',
      what: `this cannot be the name of a ${kind}`,
      expected: isTemplate
        ? 'a-z, 0-9 and dashes, starting with a letter, no word of JavaScript'
        : 'a-z, 0-9 and dashes, at most 64, not starting with a dash, no device name of Windows',
      got: name,
      fix: 'Choose another name.',
    });
  }
  const folder = join(parent, id.data);
  const twin = isTemplate ? known.find((each) => exportName(each) === exportName(id.data)) : undefined;
  if (twin !== undefined || (await exists(folder))) {
    throw invalid({
      code: 'new-exists',
      what:
        twin === undefined || twin === name
          ? `there is a ${kind} "${name}" already`
          : `template "${twin}" is exported as ${exportName(twin)} already`,
      where: {file: join(parent, twin ?? id.data)},
      expected: 'a new name',
      got: name,
      fix: 'Choose another name, or remove the folder.',
    });
  }
  return id.data;
}

/** A template's id, and the name that it is exported under, are its folder's. */
async function renamed(copies: (Laid & {from: string})[], before: string, after: string): Promise<Laid[]> {
  const [old, name] = [exportName(before), exportName(after)];
  const word = (each: string): RegExp => new RegExp(`(?<![\\w$-])${each}(?![\\w$-])`, 'g');
  return Promise.all(
    copies.map(async ({path, from}): Promise<Laid> => {
      if (!/\.tsx?$/.test(path)) return {path, from};
      const text = await readText(from);
      if (word(old).test(text) && word(name).test(text)) {
        throw invalid({
          code: 'new-name',
          what: `the code of template "${before}" uses this word for something else`,
          where: {file: from},
          expected: `a name that does not occur in ${path}`,
          got: name,
          fix: 'Choose another name.',
        });
      }
      return {
        path,
        text: text
          .replaceAll(new RegExp(`(['"\`])${before}\\1`, 'g'), `$1${after}$1`)
          .replaceAll(word(old), name),
      };
    }),
  );
}
