import {spawnSync} from 'node:child_process';
import path from 'node:path';

/** What `npm test` does in short, at length. Minutes to an hour; each can be named: `npm run campaign kills`. */
const CAMPAIGNS: Record<string, {test: string; env: Record<string, string>}> = {
  kills: {test: 'test/e2e/kill.test.ts', env: {TENSPOT_KILLS: '50'}},
};

const root = path.join(import.meta.dirname, '..');
const named = process.argv.slice(2);
const unknown = named.find((name) => !CAMPAIGNS[name]);
if (unknown !== undefined) {
  console.error(`there is no campaign "${unknown}"; there are: ${Object.keys(CAMPAIGNS).join(', ')}`);
  process.exit(2);
}
const failed = Object.entries(CAMPAIGNS)
  .filter(([name]) => named.length === 0 || named.includes(name))
  .filter(([, {test, env}]) => {
    const argv = ['node_modules/vitest/vitest.mjs', 'run', test];
    return (
      spawnSync(process.execPath, argv, {cwd: root, stdio: 'inherit', env: {...process.env, ...env}})
        .status !== 0
    );
  });
if (failed.length > 0) {
  console.error(`failed: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = 1;
}
