import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {wholeNumbers} from '../whole-numbers.ts';

// `pictures [<templates> [<first seed>]]`: templates that are drawn by lot, as a set and by the reference engine.
const script = path.join(import.meta.dirname, '../../test/production/render/set-engine/pictures/run.ts');
const numbers = wholeNumbers(process.argv.slice(2)).map(String);
const argv = ['--conditions=tenspot-source', script, ...numbers];
process.exitCode = spawnSync(process.execPath, argv, {stdio: 'inherit'}).status ?? 1;
