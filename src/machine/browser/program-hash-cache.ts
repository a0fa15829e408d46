import {type Dirent, lstatSync, readdirSync, readFileSync, realpathSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {z} from 'zod';
import {keyOf, sha256} from '../files/hash.ts';
import {readJson} from '../files/read-file.ts';
import {writeWhole} from '../files/write-file.ts';
import {tsconfigBases} from './tsconfig-bases.ts';

/**
 * A cached hash: the key of the program, and what it was built of, with paths relative to its root. `mark` is the metadata of a file
 * when the note was written, `content` the hash of its bytes.
 */
const Note = z.object({
  about: z.string(),
  hash: z.string(),
  files: z.array(z.object({path: z.string(), mark: z.string(), content: z.string()})),
});

/** The hash of a program, and the files that it was built of, relative to its root. */
export type Built = {hash: string; inputs: readonly string[]};

/**
 * Milliseconds. A file that changed less than this before it was read may change again without a new timestamp, so its
 * hash is not cached. The coarsest file systems keep times to two seconds.
 */
const TIMESTAMP_MARGIN = 2000;

/**
 * The hash of a program, from the cache file `note` if nothing changed since: no file that `build` read has other bytes, no
 * package.json, tsconfig.json (or file that it extends) or node_modules above them has changed, no folder has gained or lost a module, which could be
 * resolved instead of another, and no link in those folders leads elsewhere, also by a link that it leads to. Else it calls `build`. A file whose size, times and inode are those of before is not read again (git
 * does the same). Any other is read, so a checkout or a copy of a workspace needs no build.
 */
export async function rememberHash(
  note: string,
  about: unknown,
  root: string,
  build: () => Promise<Built>,
): Promise<string> {
  const key = keyOf(about);
  const known = Note.safeParse(await readJson(note)).data;
  const began = Date.now();
  const at = (path: string): string => join(root, path);
  const home = realOf(root) ?? root;
  const keep = async (hash: string, files: readonly string[]): Promise<string> => {
    const marked = files.map((path) => ({
      path,
      mark: markOf(at(path), home),
      content: contentOf(at(path), home),
    }));
    // Asked after the marks are made: a file that was saved before its mark is fresh, and one that is saved later gets another mark.
    const isFresh = (path: string): boolean => changedAt(at(path)) > began - TIMESTAMP_MARGIN;
    if (files.some((path) => !path.endsWith(sep) && isFresh(path))) return hash;
    await writeWhole(note, JSON.stringify({about: key, hash, files: marked} satisfies z.infer<typeof Note>));
    return hash;
  };
  if (known?.about === key) {
    const touched = known.files.filter(({path, mark}) => markOf(at(path), home) !== mark);
    if (touched.length === 0) return known.hash;
    if (touched.every(({path, content}) => contentOf(at(path), home) === content))
      return keep(
        known.hash,
        known.files.map(({path}) => path),
      );
  }
  const {hash, inputs} = await build();
  return keep(
    hash,
    withResolution(
      inputs.map((input) => resolve(root, input)),
      root,
    ),
  );
}

/** Files, the folders above them, and the files in those that decide how imports are resolved; relative to `root`, folders with a slash. */
function withResolution(files: readonly string[], root: string): string[] {
  const folders = new Set<string>([root]);
  for (const file of files)
    for (let at = dirname(file); !folders.has(at) && at !== dirname(at); at = dirname(at)) folders.add(at);
  const settings = [...folders].flatMap((folder) =>
    ['package.json', 'tsconfig.json', 'node_modules'].map((name) => join(folder, name)),
  );
  const bases = [...folders].flatMap((folder) => tsconfigBases(join(folder, 'tsconfig.json')));
  return [
    ...new Set([...files, ...settings, ...bases].map((file) => relative(root, file))),
    ...[...folders].map((folder) => `${relative(root, folder)}${sep}`),
  ].sort();
}

/** `root` without links, as in all functions below. */
function markOf(file: string, root: string): string {
  if (file.endsWith(sep)) return contentOf(file, root);
  const facts = metadataOf(realOf(file));
  if (!facts) return '-';
  // A folder stays as it is when a link in it, or a package in the folder of a scope, is replaced.
  if (facts.isDirectory()) return contentOf(file, root);
  return `${facts.size} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.ino}`;
}

/** The bytes of a file, the packages of a node_modules, the modules of a folder (with a slash at its end): as a hash. */
function contentOf(file: string, root: string): string {
  if (file.endsWith(sep)) return sha256(modulesIn(file, root).sort().join(' '));
  const real = realOf(file);
  const facts = metadataOf(real);
  if (real === undefined || !facts) return '-';
  const content = sha256(facts.isDirectory() ? packagesIn(file, root).sort().join(' ') : readFileSync(real));
  return metadataOf(file)?.isSymbolicLink() ? `${target(file, root)} ${content}` : content;
}

/** The modules of a folder and its links, which modules may be imported through. */
const modulesIn = (folder: string, root: string): string[] =>
  entriesIn(folder)
    .filter((entry) => isModule(entry.name) || isLink(entry))
    .map((entry) => nameOf(entry, folder, root));

/** The packages of a node_modules. Those of a scope are in a folder of their own. */
const packagesIn = (folder: string, root: string): string[] =>
  entriesIn(folder).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const name = nameOf(entry, folder, root);
    if (!entry.name.startsWith('@')) return [name];
    const scope = join(folder, entry.name);
    return entriesIn(scope).map((each) => `${name}/${nameOf(each, scope, root)}`);
  });

/** The name of an entry, with what it leads to if it is a link. */
const nameOf = (entry: Dirent, folder: string, root: string): string =>
  entry.isSymbolicLink() ? `${entry.name} ${target(join(folder, entry.name), root)}` : entry.name;

/** Where a link leads to in the end, relative to `root`, so that a copy of a workspace has the same. */
function target(link: string, root: string): string {
  const real = realOf(link);
  return `-> ${real === undefined ? '' : relative(root, real)}`;
}

/** Editors keep their locks in links whose names begin with a dot. */
const isLink = (entry: Dirent): boolean => entry.isSymbolicLink() && !entry.name.startsWith('.');

const isModule = (name: string): boolean => /\.([cm]?[jt]sx?|json|css)$/.test(name);

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    return [];
  }
}

/** The path of a file with all links followed; undefined if it is missing or leads nowhere. */
function realOf(file: string): string | undefined {
  if (!metadataOf(file)) return undefined;
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

const metadataOf = (file: string | undefined) =>
  file === undefined ? undefined : lstatSync(file, {bigint: true, throwIfNoEntry: false});

/**
 * When the bytes, the name or the metadata of a file, or of the file that it leads to, changed last, in milliseconds since 1970. A copy
 * may keep an old time of its bytes.
 */
const changedAt = (file: string): number =>
  Math.max(
    ...[metadataOf(file), metadataOf(realOf(file))].map((facts) =>
      Math.max(Number(facts?.mtimeMs ?? 0), Number(facts?.ctimeMs ?? 0)),
    ),
  );
