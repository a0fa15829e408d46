import {randomUUID} from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {sha256} from '../../src/machine/files/hash.ts';
import {ROOT} from './tools.ts';

/** The hashes of programs that tests built. Building one takes a second, and most workspaces draw with the same one. */
const KEPT = join(ROOT, 'node_modules/.cache/tenspot-tests/programs');

/** Gives a new workspace the hashes of the programs of its files. Tenspot checks the files before it uses one. */
export function lendPrograms(programs: string): void {
  const names = namesIn(KEPT);
  if (names.length > 0) mkdirSync(programs, {recursive: true});
  for (const name of names) copyFileSync(join(KEPT, name), join(programs, name));
}

/** Keeps the hashes of the programs that a test built of the files of `fixture`, and of none that it changed. */
export function keepPrograms(programs: string, fixture: string): void {
  for (const name of namesIn(programs)) {
    const text = readFileSync(join(programs, name), 'utf8');
    const kept = join(KEPT, name);
    if ((existsSync(kept) && readFileSync(kept, 'utf8') === text) || !isOf(fixture, text)) continue;
    mkdirSync(KEPT, {recursive: true});
    const draft = join(KEPT, `.${randomUUID()}`);
    writeFileSync(draft, text);
    renameSync(draft, kept);
  }
}

function isOf(fixture: string, note: string): boolean {
  const {files} = JSON.parse(note) as {files: {path: string; content: string}[]};
  const own = files.filter(({path}) => /^compositions\/.*\w$/.test(path) && existsSync(join(fixture, path)));
  return (
    own.length > 0 && own.every(({path, content}) => sha256(readFileSync(join(fixture, path))) === content)
  );
}

const namesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.json$/.test(name)) : [];
