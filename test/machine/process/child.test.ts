import {expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';

test('the error for a missing program names it', async () => {
  await expect(run('/no/such/program', [])).rejects.toMatchObject({problems: [{code: 'child-failed'}]});
});

test('a program that exceeds its timeout is ended', async () => {
  await expect(run('/bin/sleep', ['600'], {timeout: 300})).rejects.toThrow('took too long');
});

test('an aborted program is ended, and the reason of the signal is thrown', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('enough')), 100);
  await expect(run('/bin/sleep', ['600'], {signal: stop.signal})).rejects.toThrow('enough');
});

test('the error of a failed program has the last lines of stderr', async () => {
  await expect(run('/bin/sh', ['-c', 'echo oh dear >&2; exit 3'])).rejects.toMatchObject({
    status: 3,
    problems: [{got: 'oh dear'}],
  });
});

test('a program that is ended from outside says by which signal, and does not quote its progress', async () => {
  const script = 'echo "frame=   12 fps=0.0" >&2; printf "frame=   60 fps=24\\r" >&2; kill -9 $$';
  const isProgress = (line: string): boolean => line.startsWith('frame=');
  await expect(run('/bin/sh', ['-c', script], {isProgress})).rejects.toMatchObject({
    killedBy: 'SIGKILL',
    problems: [
      {what: 'sh was ended by SIGKILL', got: expect.stringContaining('memory'), fix: expect.any(String)},
    ],
  });
});

test('a program that crashes was not ended from outside', async () => {
  await expect(run('/bin/sh', ['-c', 'echo oh dear >&2; kill -SEGV $$'])).rejects.toMatchObject({
    killedBy: undefined,
    problems: [{what: 'sh crashed (SIGSEGV)', got: 'oh dear'}],
  });
});

test('the error of a program that fails while it reports progress has the messages only', async () => {
  const script = 'printf "frame=1\\rframe=2\\roh dear\\n" >&2; exit 3';
  const isProgress = (line: string): boolean => line.startsWith('frame=');
  await expect(run('/bin/sh', ['-c', script], {isProgress})).rejects.toMatchObject({
    problems: [{got: 'oh dear'}],
  });
});

const counted = (line: string): string | undefined => /^frame=(\d+)/.exec(line)?.[1];

test('with patience, a program may take as long as it makes progress', async () => {
  const script = 'for at in 1 2 3 4 5 6; do echo "frame=$at" >&2; sleep 0.2; done; echo done';
  const patience = {ms: 1000, progress: counted};
  expect(String((await run('/bin/sh', ['-c', script], {patience})).stdout)).toBe('done');
});

test('with patience, a program that reports the same progress again and again is ended', async () => {
  const script = 'while true; do echo "frame=1" >&2; sleep 0.05; done';
  const patience = {ms: 300, progress: counted};
  const isProgress = (line: string): boolean => counted(line) !== undefined;
  await expect(run('/bin/sh', ['-c', script], {patience, isProgress})).rejects.toMatchObject({
    killedBy: undefined,
    problems: [{what: expect.stringContaining('sh made no progress'), got: 'nothing on stderr'}],
  });
});
