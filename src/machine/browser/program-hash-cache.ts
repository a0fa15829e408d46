import {lstatSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {z} from 'zod';
import {keyOf, sha256} from '../files/hash.ts';
import {readJson} from '../files/read-file.ts';
import {writeWhole} from '../files/write-file.ts';

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
 * package.json, tsconfig.json or node_modules above them has changed, and no folder has gained or lost a module, which could be
 * resolved instead of another. Else it calls `build`. A file whose size, times and inode are those of before is not read again (git
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
  const keep = async (hash: string, files: readonly string[]): Promise<string> => {
    const marked = files.map((path) => ({path, mark: markOf(at(path)), content: contentOf(at(path))}));
    // Asked after the marks are made: a file that was saved before its mark is fresh, and one that is saved later gets another mark.
    const isFresh = (path: string): boolean => changedAt(at(path)) > began - TIMESTAMP_MARGIN;
    if (files.some((path) => !path.endsWith(sep) && isFresh(path))) return hash;
    await writeWhole(note, JSON.stringify({about: key, hash, files: marked} satisfies z.infer<typeof Note>));
    return hash;
  };
  if (known?.about === key) {
    const touched = known.files.filter(({path, mark}) => markOf(at(path)) !== mark);
    if (touched.length === 0) return known.hash;
    if (touched.every(({path, content}) => contentOf(at(path)) === content))
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
  return [
    ...new Set([...files, ...settings].map((file) => relative(root, file))),
    ...[...folders].map((folder) => `${relative(root, folder)}${sep}`),
  ].sort();
}

function markOf(file: string): string {
  if (file.endsWith(sep)) return contentOf(file);
  const facts = metadataOf(file);
  if (!facts) return '-';
  const own = `${facts.size} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.ino}`;
  // The packages of a scope are in a folder of their own, and node_modules stays as it is when one is replaced.
  const scopes = facts.isDirectory() ? namesIn(file).filter((name) => name.startsWith('@')) : [];
  return [own, ...scopes.sort().map((name) => markOf(join(file, name)))].join(' ');
}

/** The bytes of a file, the packages of a node_modules, the modules of a folder (with a slash at its end): as a hash. */
function contentOf(file: string): string {
  if (file.endsWith(sep)) return sha256(namesIn(file).filter(isModule).sort().join(' '));
  const facts = metadataOf(file);
  if (!facts) return '-';
  if (facts.isSymbolicLink()) return `-> ${readlinkSync(file)}`;
  return sha256(facts.isDirectory() ? packagesIn(file).sort().join(' ') : readFileSync(file));
}

/** The packages of a node_modules, with what they link to. Those of a scope are in a folder of their own. */
const packagesIn = (folder: string): string[] =>
  namesIn(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const file = join(folder, name);
      const facts = metadataOf(file);
      if (facts?.isSymbolicLink()) return [`${name} -> ${readlinkSync(file)}`];
      return name.startsWith('@') ? packagesIn(file).map((each) => `${name}/${each}`) : [name];
    });

const isModule = (name: string): boolean => /\.([cm]?[jt]sx?|json|css)$/.test(name);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const metadataOf = (file: string) => lstatSync(file, {bigint: true, throwIfNoEntry: false});

/** When the bytes, the name or the metadata of a file changed last, in milliseconds since 1970. A copy may keep an old time of its bytes. */
function changedAt(file: string): number {
  const {mtimeMs = 0n, ctimeMs = 0n} = metadataOf(file) ?? {};
  return Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
}
