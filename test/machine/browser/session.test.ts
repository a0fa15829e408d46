import {setImmediate} from 'node:timers/promises';
import {expect, test} from 'vitest';
import type {Emitted, FramesJob, StillJob} from '../../../src/machine/browser/protocol.ts';
import {type BrowserHost, HostLost, openBrowserSession} from '../../../src/machine/browser/session.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';

const LOST = {code: 'browser-lost', what: 'lost', expected: 'a browser', got: 'none', fix: 'Try again.'};
const THROWN = {
  code: 'template-threw',
  what: 'thrown',
  expected: 'a picture',
  got: 'an error',
  fix: 'Mend it.',
};

/** A process of a browser, which draws until a test ends its jobs. */
type Process = {
  host: BrowserHost;
  /** Jobs that are being drawn, by their outputs. */
  jobs: Map<string, {finish: () => void; fail: (error: Error) => void}>;
  isRunning: () => boolean;
  crash: () => void;
};

function startProcess(): Process {
  const jobs: Process['jobs'] = new Map();
  let running = true;
  const crash = (): void => {
    running = false;
    for (const {fail} of jobs.values()) fail(new HostLost(LOST));
  };
  const host: BrowserHost = {
    draw: (job) =>
      new Promise((resolve, reject) => {
        if (!running) return reject(new HostLost(LOST));
        jobs.set((job as StillJob).output, {finish: resolve, fail: reject});
      }),
    kill: async () => {
      await setImmediate();
      crash();
    },
  };
  return {host, jobs, isRunning: () => running, crash};
}

/** A session of such processes, and what it tells of restarts. */
function openSession() {
  const processes: Process[] = [];
  const restarts: string[] = [];
  const session = openBrowserSession(
    {
      serveUrl: '',
      browser: {path: '', kind: 'chrome'} as never,
      scratch: '',
      onRestart: (why) => restarts.push(why),
    },
    () => {
      const started = startProcess();
      processes.push(started);
      return started.host;
    },
  );
  const draw = (output: string): Promise<void> => {
    const drawing = session.draw({kind: 'still', output} as StillJob);
    drawing.catch(() => undefined);
    return drawing;
  };
  /** Waits until a job is drawn in a process, by their order. */
  const drawnIn = (process: number, output: string) =>
    expect.poll(() => processes[process]?.jobs.has(output)).toBe(true);
  return {session, processes, restarts, draw, drawnIn};
}

test('jobs that lose one browser go on in one new browser, which is closed at the end', async () => {
  const {session, processes, restarts, draw, drawnIn} = openSession();
  const drawings = [draw('one'), draw('two')];
  await drawnIn(0, 'two');
  processes[0]?.crash();
  await drawnIn(1, 'one');
  await drawnIn(1, 'two');
  for (const {finish} of processes[1]?.jobs.values() ?? []) finish();
  await Promise.all(drawings);
  expect(restarts).toEqual(['lost']);
  await session.close();
  expect(processes.map(({isRunning}) => isRunning())).toEqual([false, false]);
});

test('a component that throws in one job leaves no lost browser to the other, and no warning about it', async () => {
  const {processes, restarts, draw, drawnIn} = openSession();
  const [thrown, other] = [draw('thrown'), draw('other')];
  await drawnIn(0, 'other');
  processes[0]?.jobs.get('thrown')?.fail(new TenspotError(THROWN));
  await expect(thrown).rejects.toMatchObject({problems: [THROWN]});
  await drawnIn(1, 'other');
  processes[1]?.jobs.get('other')?.finish();
  await other;
  expect(restarts).toEqual([]);
  expect(processes.map(({isRunning}) => isRunning())).toEqual([false, true]);
});

test('a job that fails late does not end the browser in which others draw', async () => {
  const {processes, draw, drawnIn} = openSession();
  const [first, second] = [draw('first'), draw('second')];
  await drawnIn(0, 'second');
  processes[0]?.crash();
  await drawnIn(1, 'second');
  processes[1]?.crash();
  await expect(Promise.all([first, second])).rejects.toMatchObject({problems: [LOST]});
  const third = draw('third');
  await drawnIn(2, 'third');
  await Promise.allSettled([first, second]);
  expect(processes[2]?.isRunning()).toBe(true);
  processes[2]?.jobs.get('third')?.finish();
  await third;
  expect(processes).toHaveLength(3);
});

/** A session of browsers of which each emits the texts of some frames, and then crashes or finishes. */
function openFrames(...browsers: readonly {emits: number; crashes: boolean}[]) {
  const asked: number[][] = [];
  const session = openBrowserSession(
    {serveUrl: '', browser: {path: '', kind: 'chrome'} as never, scratch: ''},
    () => ({
      draw: async (job, {onFrames, onEmitted}) => {
        const {frames} = job as FramesJob;
        const {emits = 0, crashes = false} = browsers[asked.push(frames) - 1] ?? {};
        for (const [at, frame] of frames.slice(0, emits).entries()) {
          onFrames(at + 1);
          onEmitted({frame, name: `${frame}.json`, text: `text ${frame}`});
        }
        if (crashes) throw new HostLost(LOST);
      },
      kill: async () => undefined,
    }),
  );
  const heard: Emitted[] = [];
  const drawn: number[] = [];
  const job = {kind: 'frames', frames: [3, 5, 8, 9]} as FramesJob;
  const read = () =>
    session.read(
      job,
      (frames) => drawn.push(frames),
      undefined,
      (emitted) => heard.push(emitted),
    );
  return {asked, heard, drawn, read};
}

const textsOf = (emitted: readonly Emitted[]): string[] => emitted.map(({text}) => text);

test('a new browser draws only the frames whose text did not come from the one that was lost', async () => {
  const {asked, heard, drawn, read} = openFrames({emits: 3, crashes: true}, {emits: 4, crashes: false});
  expect(textsOf(await read())).toEqual(['text 3', 'text 5', 'text 8', 'text 9']);
  expect(asked).toEqual([[3, 5, 8, 9], [9]]);
  expect(textsOf(heard)).toEqual(['text 3', 'text 5', 'text 8', 'text 9']);
  expect(drawn).toEqual([1, 2, 3, 4]);
});

test('a browser that is lost after the last text leaves nothing to draw, and one that is lost before the first leaves all', async () => {
  const late = openFrames({emits: 4, crashes: true});
  expect(textsOf(await late.read())).toEqual(['text 3', 'text 5', 'text 8', 'text 9']);
  expect(late.asked).toHaveLength(1);
  const early = openFrames({emits: 0, crashes: true}, {emits: 0, crashes: false});
  expect(await early.read()).toEqual([]);
  expect(early.asked).toEqual([
    [3, 5, 8, 9],
    [3, 5, 8, 9],
  ]);
});
