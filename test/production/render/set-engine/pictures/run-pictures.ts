import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {ROOT} from '../../../../support/tools.ts';

/** Milliseconds that a busy machine may take for a run. */
export const PATIENCE = 15 * 60_000;

/** Runs `run.ts` in a process of its own. */
export function runPictures(...args: string[]): Promise<{code: number | null; out: string; err: string}> {
  const script = join(ROOT, 'test/production/render/set-engine/pictures/run.ts');
  const child = spawn(process.execPath, ['--conditions=tenspot-source', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({code, out, err})));
}
