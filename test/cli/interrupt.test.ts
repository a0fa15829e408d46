import {spawn} from 'node:child_process';
import {expect, onTestFinished, test} from 'vitest';
import {errorOfRun} from '../../src/cli/interrupt.ts';
import {TenspotError} from '../../src/spot/problem/errors.ts';

/** Work that does not end when it is asked to. */
const STUBBORN = `
  import {openInterrupt} from ${JSON.stringify(new URL('../../src/cli/interrupt.ts', import.meta.url).href)};
  openInterrupt();
  setInterval(() => undefined, 1_000);
  console.log('at work');
`;

test('a run that does not end is ended at once by another Ctrl-C; two that come together are one', async () => {
  const argv = ['--conditions=tenspot-source', '--input-type=module', '--eval', STUBBORN];
  const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'pipe']});
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const over = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  child.kill('SIGTERM');
  await expect.poll(() => said, {timeout: 30_000}).toBe('Stopping. Press Ctrl-C again to end at once.\n');
  expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  expect(await over).toBe(130);
  expect(said).toContain('stopped at once [interrupted]');
  expect(said).toContain('sends no job to a model twice');
});

test('an interrupted run is reported as interrupted, with its own account where it has one', () => {
  const controller = new AbortController();
  const [reason, own] = ['stopped', 'one on the way'].map(
    (what) => new TenspotError({code: 'interrupted', what}),
  );
  const broken = new Error('a socket hung up');
  expect(errorOfRun(broken, controller.signal)).toBe(broken);
  controller.abort(reason);
  expect(errorOfRun(broken, controller.signal)).toBe(reason);
  expect(errorOfRun(own, controller.signal)).toBe(own);
});
