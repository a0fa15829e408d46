import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {expect, test} from 'vitest';
import {watchMemory} from '../../../src/machine/process/memory.ts';

test('the memory of a child counts, also after it has ended', async () => {
  const before = watchMemory().stop();
  const watch = watchMemory();
  const hold = 'const held = Buffer.alloc(300e6, 1); setTimeout(() => process.exit(held[0] - 1), 1500)';
  await once(spawn(process.execPath, ['-e', hold], {stdio: 'ignore'}), 'exit');
  expect(watch.stop()).toBeGreaterThan(before + 250e6);
});
