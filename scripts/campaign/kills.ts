import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {wholeNumbers} from '../whole-numbers.ts';

// `kills [<kills>]`: a render that is killed again and again, and started again each time.
const [kills = 50] = wholeNumbers(process.argv.slice(2));
const {status} = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'e2e-long',
    'test/e2e/kill.test.ts',
    'test/e2e/kill.work.test.ts',
  ],
  {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: 'inherit',
    env: {...process.env, TENSPOT_KILLS: String(kills)},
  },
);
process.exitCode = status ?? 1;
