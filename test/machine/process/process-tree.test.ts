import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {expect, test} from 'vitest';
import {descendants, isRunning, killTree} from '../../../src/machine/process/process-tree.ts';
import {runningPid} from '../../support/processes.ts';

test('killTree ends all descendants, also those in other process groups', async () => {
  const child = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60'], {stdio: 'ignore', detached: true});
  const pid = runningPid(child);
  await expect.poll(() => descendants(pid).length).toBe(2);
  const all = [pid, ...descendants(pid)];
  killTree(pid);
  await expect.poll(() => all.filter(isRunning)).toEqual([]);
});

test.each([0, 1, -1, Number.NaN, 2 ** 53])(
  'killTree of %d, which is no process of its own, is refused',
  (pid) => {
    expect(() => killTree(pid)).toThrow(RangeError);
  },
);

test.runIf(process.platform === 'linux')(
  'a process that has ended and was not collected is not running',
  async () => {
    // The shell starts a child, becomes another program, and so never collects it.
    const child = spawn('/bin/sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const zombie = Number(chunk.toString());
    expect(isRunning(zombie)).toBe(true);
    await expect.poll(() => isRunning(zombie), {timeout: 30_000}).toBe(false);
    expect(() => process.kill(zombie, 0)).not.toThrow();
    child.kill('SIGKILL');
  },
);
