import {spawnSync} from 'node:child_process';
import {globSync, rmSync} from 'node:fs';
import path from 'node:path';

// dist/, as the package ships it: the rooms' TypeScript as JavaScript and declarations. Then docs/api/, from their comments.
const root = path.join(import.meta.dirname, '..');
const rooms = globSync('src/{,*/}tsconfig.json', {cwd: root});
rmSync(path.join(root, 'dist'), {recursive: true, force: true});
const argv = ['node_modules/typescript/bin/tsc', '-b', ...rooms];
const run = (args: string[]): number =>
  spawnSync(process.execPath, args, {cwd: root, stdio: 'inherit'}).status ?? 1;
process.exitCode = run(argv) || run(['scripts/api.ts']);
