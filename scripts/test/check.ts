import {spawnSync} from 'node:child_process';
import {NONE, type Totals} from './totals.ts';

/** Runs one check, a program for Node; its output is shown when it fails. It counts as one test. */
export function runCheck(name: string, argv: string[], root: string): Totals {
  const from = performance.now();
  const {status, stdout, stderr, error} = spawnSync(process.execPath, argv, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    env: {...process.env, NO_COLOR: '1'},
  });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`ok    ${name} (${seconds} s)`);
    return {...NONE, passed: 1};
  }
  console.log(`FAIL  ${name} (${seconds} s)\n${error?.message ?? ''}${stdout}${stderr}`);
  return {...NONE, failed: 1};
}
