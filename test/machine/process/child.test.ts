import {expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';

test('the error for a missing program names it', async () => {
  await expect(run('/no/such/program', [])).rejects.toMatchObject({problems: [{code: 'child-failed'}]});
});

test('a program that exceeds its timeout is ended', async () => {
  const began = performance.now();
  await expect(run('/bin/sleep', ['30'], {timeout: 300})).rejects.toThrow('took too long');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('an aborted program is ended, and the reason of the signal is thrown', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('enough')), 100);
  await expect(run('/bin/sleep', ['30'], {signal: stop.signal})).rejects.toThrow('enough');
});

test('the error of a failed program has the last lines of stderr', async () => {
  await expect(run('/bin/sh', ['-c', 'echo oh dear >&2; exit 3'])).rejects.toMatchObject({
    status: 3,
    problems: [{got: 'oh dear'}],
  });
});
