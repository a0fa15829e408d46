import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {moveFolder} from '../../machine/files/folders.ts';
import {exists} from '../../machine/files/read-file.ts';
import {remove} from '../../machine/files/write-file.ts';
import {packageFacts} from '../../machine/tools/package.ts';
import {Id} from '../../spot/documents/field-types.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {loadProviders} from '../project/load-providers.ts';
import {folderOf, listIds, type Workspace} from '../project/workspace.ts';
import {copiesOf, type Laid, lay} from './lay-files.ts';
import {asNewBrand} from './new-brand.ts';
import {exportName, writeRegistries} from './registry.ts';
import {isNamed, renamed} from './rename.ts';

export type Kind = 'spot' | 'template' | 'brand' | 'provider';

export const KINDS: readonly Kind[] = ['spot', 'template', 'brand', 'provider'];

/** Words that no import of a registry can have as its name. */
const TAKEN = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function graphics if implements import in instanceof interface let new null package private protected public return static super switch templates this throw true try typeof undefined var void while with yield'.split(
    ' ',
  ),
);

/** What the provider of the docs is called. */
const SAMPLE = 'acme';

type Start = {
  kind: Kind;
  name: string;
  /** What is copied. Default: the first of its kind; of providers, the one that the docs have. */
  from?: string | undefined;
  /** Changes nothing. Default: false. */
  dryRun?: boolean;
};

/** Starts a spot, template, brand or provider as a copy of one that works. Tells the folder and the files in it. */
export async function startFrom(
  workspace: Workspace,
  {kind, name, from, dryRun = false}: Start,
): Promise<{folder: string; files: string[]}> {
  const parent = parentOf(workspace, kind);
  const known = await listIds(parent);
  const id = await freeName(kind, name, parent, known);
  const {original, source} = await sourceOf(kind, from, parent, known);
  const copies = await copiesOf(source, '');
  const files = await adapted(kind, copies, original, id);
  const folder = join(parent, id);
  if (!dryRun) {
    await layWhole(parent, folder, files);
    await writeRegistries(workspace.root);
  }
  return {folder, files: files.map(({path}) => path)};
}

/** The copies with the name of the new thing in place of the old one's. */
async function adapted(
  kind: Kind,
  copies: (Laid & {from: string})[],
  before: string,
  after: string,
): Promise<Laid[]> {
  if (kind === 'brand') return asNewBrand(copies, after);
  return isNamed(kind) ? renamed(kind, copies, before, after) : copies;
}

const parentOf = ({compositions, brands, providers}: Workspace, kind: Kind): string =>
  ({
    spot: join(compositions, 'spots'),
    template: join(compositions, 'templates'),
    brand: brands,
    provider: providers,
  })[kind];

/** What is copied: the one that is named, else the first; a provider's is that of the docs, since most workspaces have none. */
async function sourceOf(
  kind: Kind,
  from: string | undefined,
  parent: string,
  known: readonly string[],
): Promise<{original: string; source: string}> {
  if (kind === 'provider' && from === undefined)
    return {original: SAMPLE, source: join(packageFacts().root, 'docs', 'provider')};
  const original = from ?? known[0] ?? '';
  if (kind === 'provider' && (await isBuiltIn(original)))
    throw invalid({
      code: 'new-from',
      what: `the provider "${original}" comes with Tenspot, without its sources`,
      expected: `one of this workspace: ${known.join(', ') || 'there is none yet'}`,
      got: original,
      fix: 'Leave --from out: it then starts from one that is made up, and whole.',
    });
  return {original, source: await folderOf(parent, kind, original)};
}

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

const isBuiltIn = async (name: string): Promise<boolean> =>
  (await loadProviders()).some(({id}) => id === name);

async function freeName(kind: Kind, name: string, parent: string, known: readonly string[]): Promise<string> {
  const id = Id.safeParse(name);
  const isCode = isNamed(kind);
  if (!id.success || (isCode && (/^\d/.test(name) || TAKEN.has(exportName(name))))) {
    throw invalid({
      code: 'new-name',
      what: `this is not a valid name for a ${kind}`,
      expected: isCode
        ? 'a-z, 0-9 and dashes, starting with a letter, no word of JavaScript'
        : 'a-z, 0-9 and dashes, at most 64, not starting with a dash, no device name of Windows',
      got: name,
      fix: 'Choose another name.',
    });
  }
  const folder = join(parent, id.data);
  const builtIn = kind === 'provider' && (await isBuiltIn(name));
  const twin = isCode ? known.find((each) => exportName(each) === exportName(id.data)) : undefined;
  if (builtIn || twin !== undefined || (await exists(folder))) {
    throw invalid({
      code: 'new-exists',
      what: builtIn
        ? `the provider "${name}" comes with Tenspot`
        : twin === undefined || twin === name
          ? `there is a ${kind} "${name}" already`
          : `${kind} "${twin}" is exported as ${exportName(twin)} already`,
      ...(builtIn ? {} : {where: {file: join(parent, twin ?? id.data)}}),
      expected: 'a new name',
      got: name,
      fix: builtIn ? 'Choose another name.' : 'Choose another name, or remove the folder.',
    });
  }
  return id.data;
}
