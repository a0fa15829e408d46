import {lstatSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {readJson, writeWhole} from '../files.ts';
import {keyOf, sha256} from '../hash.ts';

/** What was built of which files, and how those were marked then. */
type Note = {about: string; hash: string; files: string[]; marks: string};

export type Built = {hash: string; inputs: readonly string[]};

/** A file that was written less than this before it was read may be written again within one tick of its clock. */
const SETTLED = 2000;

/**
 * The hash that `build` found before, if no file it read has another mark now: size, times and inode, as version control
 * tells a change. Folders are marked too, so a file that comes between is seen, and every package.json on the way.
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
  const files = around(
    inputs.map((input) => resolve(root, input)),
    root,
  );
  const fresh = files.some((file) => Number(lookAt(file)?.mtimeMs ?? 0) > began - SETTLED);
  if (!fresh) await writeWhole(note, JSON.stringify({about: key, hash, files, marks: marksOf(files)}));
  return hash;
}

/** Files, the folders above them, and what in those says how names are resolved. */
function around(files: readonly string[], root: string): string[] {
  const folders = new Set<string>([root, join(root, 'node_modules')]);
  for (const file of files)
    for (let at = dirname(file); !folders.has(at) && at !== dirname(at); at = dirname(at)) folders.add(at);
  const settings = [...folders].flatMap((folder) =>
    ['package.json', 'tsconfig.json'].map((name) => join(folder, name)),
  );
  return [...new Set([...files, ...folders, ...settings])].sort();
}

const marksOf = (files: readonly string[]): string =>
  sha256(
    files
      .map((file) => {
        const facts = lookAt(file);
        return facts ? `${facts.size} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.ino}` : '-';
      })
      .join('\n'),
  );

const lookAt = (file: string) => lstatSync(file, {bigint: true, throwIfNoEntry: false});
