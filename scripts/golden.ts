import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import path from 'node:path';
import {browserVersion, findBrowserProgram} from '../src/machine/tools/tools.ts';

// Records the golden stills for the browser of this machine: every template, brand and format at three moments.
// Look at them before they are committed: they are what the tests then hold.
const root = path.join(import.meta.dirname, '..');
const version = await browserVersion(findBrowserProgram(root));
const major = /\d+/.exec(version)?.[0];
if (!major) throw new Error(`a browser that tells its version, not ${version}`);
const folder = path.join(root, 'test', 'golden', major);
rmSync(folder, {recursive: true, force: true});
const {status} = spawnSync(
  process.execPath,
  ['--conditions=tenspot-source', path.join(root, 'test/e2e/golden/draw.ts'), folder],
  {stdio: 'inherit'},
);
if (status === 0) console.log(`${folder}: look at them, then commit them`);
process.exitCode = status ?? 1;
