import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {expect, test} from 'vitest';
import {concurrencyFor, watchMemory} from '../../../src/machine/process/memory.ts';

test('the memory of a child counts, also after it has ended', async () => {
  const before = watchMemory().stop();
  const watch = watchMemory();
  const hold = 'const held = Buffer.alloc(300e6, 1); setTimeout(() => process.exit(held[0] - 1), 1500)';
  await once(spawn(process.execPath, ['-e', hold], {stdio: 'ignore'}), 'exit');
  expect(watch.stop()).toBeGreaterThan(before + 250e6);
});

test('as many jobs run at once as there are cores and memory for, at least one and at most four', () => {
  expect(concurrencyFor(600e6, {free: 10e9, cores: 2})).toBe(2);
  expect(concurrencyFor(600e6, {free: 1.3e9, cores: 8})).toBe(2);
  expect(concurrencyFor(600e6, {free: 100e6, cores: 8})).toBe(1);
  expect(concurrencyFor(600e6, {free: 64e9, cores: 32})).toBe(4);
});
