import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {ROOT, scratch, write} from '../../support/scratch.ts';

/** Runs one file of `scripts/checks` in a repository that holds only these files. */
export function runCheckOn(name: string, files: Record<string, string>) {
  const folder = scratch();
  mkdirSync(path.join(folder, 'scripts'));
  cpSync(path.join(ROOT, 'scripts/checks'), path.join(folder, 'scripts/checks'), {recursive: true});
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  write(folder, {'package.json': '{"type": "module"}', ...files});
  return spawnSync(process.execPath, [path.join('scripts/checks', name)], {cwd: folder, encoding: 'utf8'});
}
