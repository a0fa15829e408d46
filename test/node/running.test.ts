import {expect, test} from 'vitest';
import {type CallRun, running} from '../../src/node/running.ts';
import {EXIT, TenspotError} from '../../src/spot/problem/errors.ts';

const refusal = (call: Promise<unknown>): Promise<TenspotError> =>
  call.then(
    () => expect.fail('it was accepted'),
    (error) => error,
  );

/** Work that goes on until its signal is aborted, and then ends as a child process that was killed. */
const untilAborted = ({signal}: CallRun): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('ffmpeg was ended by SIGTERM')));
  });

test('an aborted call rejects with the code interrupted, and keeps the reason as the cause', async () => {
  const stop = new AbortController();
  const call = running({signal: stop.signal}, untilAborted);
  const reason = new Error('the client left');
  stop.abort(reason);
  const error = await refusal(call);
  expect(error).toBeInstanceOf(TenspotError);
  expect(error).toMatchObject({code: 'interrupted', exitCode: EXIT.interrupted, cause: reason});
  expect(error.problems[0]?.got).toBe('the client left');
});

test('a signal that is aborted before the call stops it before any work', async () => {
  let begun = false;
  const call = running({signal: AbortSignal.abort()}, async () => {
    begun = true;
  });
  expect((await refusal(call)).code).toBe('interrupted');
  expect(begun).toBe(false);
});

test('an interrupted purchase gives its own account, and a reason that is a TenspotError is passed on', async () => {
  const own = new TenspotError({code: 'interrupted', what: 'one job is on its way'});
  const stop = new AbortController();
  const call = running({signal: stop.signal}, async () => {
    stop.abort();
    throw own;
  });
  expect(await refusal(call)).toBe(own);
  const reason = new TenspotError({code: 'stopped-by-person', what: 'stopped'});
  expect(await refusal(running({signal: AbortSignal.abort(reason)}, async () => 1))).toBe(reason);
});

test.for([Number.POSITIVE_INFINITY, Number.NaN, -0.01, 2e9, '5' as unknown as number])(
  'a limit of %s is refused before any work, and 0 and none are limits',
  async (maxCost) => {
    let begun = 0;
    const work = async (): Promise<number> => ++begun;
    expect((await refusal(running({maxCost}, work))).code).toBe('max-cost-invalid');
    expect(begun).toBe(0);
    await running({maxCost: 0}, work);
    expect(await running({}, work)).toBe(2);
  },
);

test('an error that onProgress throws stops the work, and is what the call rejects with', async () => {
  const mine = new Error('my queue is full');
  const call = running(
    {
      onProgress: () => {
        throw mine;
      },
    },
    (run) => {
      const stopped = untilAborted(run);
      run.report.step('Preparing 2 variants');
      return stopped;
    },
  );
  expect(await refusal(call)).toBe(mine);
});

test('any other error becomes a TenspotError with the code unexpected and the error as its cause', async () => {
  const bug = new TypeError('x is not a function');
  const error = await refusal(
    running({}, async () => {
      throw bug;
    }),
  );
  expect(error).toMatchObject({code: 'unexpected', cause: bug, exitCode: EXIT.failed});
});

test('progress arrives as events with a type', async () => {
  const events: unknown[] = [];
  await running({onProgress: (event) => events.push(event)}, async ({report}) => {
    report.step('Preparing');
    report.warn('a font is missing');
    report.frames({variant: 'a', index: 0, of: 2, done: 3, frames: 24});
    report.variant({variant: 'a', status: 'done', file: '/out/a.mp4', seconds: 1});
  });
  expect(events).toEqual([
    {type: 'step', text: 'Preparing'},
    {type: 'warning', text: 'a font is missing'},
    {type: 'frames', variant: 'a', index: 0, of: 2, done: 3, frames: 24},
    {type: 'variant', variant: 'a', status: 'done', file: '/out/a.mp4', seconds: 1},
  ]);
});
