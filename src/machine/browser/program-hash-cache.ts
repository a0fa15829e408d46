import {lstatSync, readdirSync} from 'node:fs';
import {dirname, join, resolve, sep} from 'node:path';
import {readJson, writeWhole} from '../files/files.ts';
import {keyOf, sha256} from '../files/hash.ts';

/** What was built of which files, and how those were marked then. */
type Note = {about: string; hash: string; files: string[]; marks: string};

export type Built = {hash: string; inputs: readonly string[]};

/** A file that was written less than this before it was read may be written again within one tick of its clock. */
const SETTLED = 2000;

/**
 * The hash that `build` found before, if no file it read has another mark now: size, times and inode, as version control
 * tells a change. So has every package.json on the way, and a folder is marked by the modules in it: one that comes between is seen.
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
  const files = around(read, root);
  const fresh = read.some((file) => Number(lookAt(file)?.mtimeMs ?? 0) > began - SETTLED);
  if (!fresh) await writeWhole(note, JSON.stringify({about: key, hash, files, marks: marksOf(files)}));
  return hash;
}

/** Files, the folders above them, and what in those says how names are resolved. */
function around(files: readonly string[], root: string): string[] {
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
  const facts = lookAt(file);
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

const lookAt = (file: string) => lstatSync(file, {bigint: true, throwIfNoEntry: false});
