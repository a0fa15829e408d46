import {expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';

test('a program that does not exist is named', async () => {
  await expect(run('/no/such/program', [])).rejects.toMatchObject({problems: [{code: 'child-failed'}]});
});

test('a program that takes too long is ended', async () => {
  const began = performance.now();
  await expect(run('/bin/sleep', ['30'], {timeout: 300})).rejects.toThrow('took too long');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('an aborted program is ended, and the reason for it comes out', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('enough')), 100);
  await expect(run('/bin/sleep', ['30'], {signal: stop.signal})).rejects.toThrow('enough');
});

test('the last words of a failed program are told', async () => {
  await expect(run('/bin/sh', ['-c', 'echo oh dear >&2; exit 3'])).rejects.toMatchObject({
    status: 3,
    problems: [{got: 'oh dear'}],
  });
});
