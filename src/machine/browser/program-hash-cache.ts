import {lstatSync, readdirSync} from 'node:fs';
import {dirname, join, resolve, sep} from 'node:path';
import {keyOf, sha256} from '../files/hash.ts';
import {readJson} from '../files/read-file.ts';
import {writeWhole} from '../files/write-file.ts';

/** A cached hash: the key of the program, the files that were read, and a hash of their metadata at that time. */
type Note = {about: string; hash: string; files: string[]; marks: string};

/** The hash of a program, and the files that it was built of, relative to its root. */
export type Built = {hash: string; inputs: readonly string[]};

/**
 * Milliseconds. A file that changed less than this before it was read may change again without a new timestamp, so its
 * hash is not cached. The coarsest file systems keep times to two seconds.
 */
const TIMESTAMP_MARGIN = 2000;

/**
 * The hash of a program, from the cache file `note` if nothing changed since: no file that `build` read has another size,
 * time or inode (as git detects changes), no package.json, tsconfig.json or node_modules above them has changed, and no
 * folder has gained or lost a module, which could be resolved instead of another. Else it calls `build`.
 */
export async function rememberHash(
  note: string,
  about: unknown,
  root: string,
  build: () => Promise<Built>,
): Promise<string> {
  const key = keyOf(about);
  const known = (await readJson(note)) as Note | undefined;
  if (known?.about === key && marksOf(known.files) === known.marks) return known.hash;
  const began = Date.now();
  const {hash, inputs} = await build();
  const read = inputs.map((input) => resolve(root, input));
  const files = withResolution(read, root);
  const fresh = read.some((file) => Number(metadataOf(file)?.mtimeMs ?? 0) > began - TIMESTAMP_MARGIN);
  if (!fresh) await writeWhole(note, JSON.stringify({about: key, hash, files, marks: marksOf(files)}));
  return hash;
}

/** Files, the folders above them, and the files in those that decide how imports are resolved. */
function withResolution(files: readonly string[], root: string): string[] {
  const folders = new Set<string>([root]);
  for (const file of files)
    for (let at = dirname(file); !folders.has(at) && at !== dirname(at); at = dirname(at)) folders.add(at);
  const settings = [...folders].flatMap((folder) =>
    ['package.json', 'tsconfig.json', 'node_modules'].map((name) => join(folder, name)),
  );
  return [...new Set([...files, ...settings, ...[...folders].map((folder) => join(folder, '/'))])].sort();
}

const marksOf = (files: readonly string[]): string => sha256(files.map(markOf).join('\n'));

function markOf(file: string): string {
  if (file.endsWith(sep)) return listEntriesNow(file).filter(isModule).sort().join(' ');
  const facts = metadataOf(file);
  return facts ? `${facts.size} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.ino}` : '-';
}

const isModule = (name: string): boolean => /\.([cm]?[jt]sx?|json|css)$/.test(name);

function listEntriesNow(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const metadataOf = (file: string) => lstatSync(file, {bigint: true, throwIfNoEntry: false});
