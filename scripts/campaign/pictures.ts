import {spawnSync} from 'node:child_process';
import path from 'node:path';

// `pictures [<templates> [<first seed>]]`: templates that are drawn by lot, as a set and by the reference engine.
const script = path.join(import.meta.dirname, '../../test/production/render/set-engine/pictures/run.ts');
const argv = ['--conditions=tenspot-source', script, ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, argv, {stdio: 'inherit'}).status ?? 1;
