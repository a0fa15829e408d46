import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from '../support/tools.ts';

/** What is measured, and what the ads are made with. */
export type Program = {
  /** A hash of the files that make the ads: the same ones make the same ads. */
  generator: string;
  /** A hash of these, the program and the lock file, by which a run knows what an earlier one has judged. */
  all: string;
  /** The same for people: the commit, and the hash. */
  title: string;
};

/** Files and folders of `test/accuracy` that make the ads; the others score and describe them. */
const MAKES = [
  ...['ads.ts', 'brands', 'chance.ts', 'color.ts', 'compositions', 'exam-set.ts', 'finish-ads.ts', 'footage'],
  ...['instances', 'reading-time.ts', 'surgery', 'words-as-paths.ts', 'write-workspace.ts'],
].map((name) => `test/accuracy/${name}`);

/** The program and the generator as they are in this folder, with changes that no commit has. */
export function readProgram(): Program {
  const measured = ['src', 'package-lock.json', ...MAKES];
  const generator = hashOf(MAKES);
  const all = hashOf(measured);
  const git = (...args: string[]): string =>
    spawnSync('git', args, {cwd: ROOT, encoding: 'utf8'}).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short=12', 'HEAD');
  const changed = git('status', '--porcelain', '--', ...measured) !== '';
  const name = commit === '' ? 'no commit' : `commit ${commit}${changed ? ' with changes' : ''}`;
  return {generator, all, title: `${name}, files ${all.slice(0, 12)}`};
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

/** A file, or the files of a folder, by their paths from the root. */
function filesOf(path: string): string[] {
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}
