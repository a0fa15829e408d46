import {type ChildProcess, spawn} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {endedWithParent} from '../process/child.ts';
import {killTree} from '../process/process-tree.ts';
import type {BrowserProgram} from '../tools/tools.ts';
import {
  CONDITIONS,
  type DrawJob,
  type Emitted,
  FROM_SOURCE,
  type FramesJob,
  type FromHost,
  type SessionOptions,
  type ToHost,
} from './protocol.ts';

type OnFrames = (frames: number) => void;
type OnEmitted = (emitted: Emitted) => void;

/** A browser in a child process, which is killed and started again once when it hangs or crashes. */
export type BrowserSession = {
  draw: (job: DrawJob, onFrames?: OnFrames, signal?: AbortSignal) => Promise<void>;
  /**
   * Draws frames and returns the texts that they emit, one a frame at most, in the order of their frames. `onEmitted` gets each text once the
   * picture of its frame is written. If the browser had to be started again, frames whose text came are not drawn again.
   */
  read: (
    job: FramesJob,
    onFrames?: OnFrames,
    signal?: AbortSignal,
    onEmitted?: OnEmitted,
  ) => Promise<Emitted[]>;
  /** Starts the browser before there is anything to draw. */
  warm: () => void;
  close: () => Promise<void>;
};

type Options = {
  serveUrl: string;
  browser: BrowserProgram;
  /** The folder for the browser's profile and the renderer's temporary files. */
  scratch: string;
  /** Milliseconds without progress after which the browser counts as hung. Default: 120 s. */
  patience?: number;
  /** Called with the reason when a hung or crashed browser is started again. */
  onRestart?: (why: string) => void;
};

/** One page a core, at most 8. Remotion's default is half the cores, but drawing scales to all of them. */
const concurrency = (): number => Math.min(8, Math.max(1, availableParallelism()));

/** Milliseconds. The renderer has timeouts for loading a frame, but not for a hung encoder or tab. */
const PATIENCE = 120_000;

/**
 * Opens a session. The browser starts with the first job, so a batch that draws nothing starts none. Jobs may run at the same time: what
 * ends the browser of one ends it for all, and they go on in the same new browser. `start`: starts the process of the browser. Errors of
 * jobs: `browser-lost`, and the problem that a component threw.
 */
export function openBrowserSession(
  options: Options,
  start: (opening: SessionOptions) => BrowserHost = startHost,
): BrowserSession {
  let host: BrowserHost | undefined;
  const current = (): BrowserHost => {
    host ??= start({
      serveUrl: options.serveUrl,
      browser: options.browser.path,
      kind: options.browser.kind,
      scratch: options.scratch,
      concurrency: concurrency(),
    });
    return host;
  };
  /** Ends a browser in which a job failed. False if another job that failed in it has ended it. */
  const drop = async (failed: BrowserHost): Promise<boolean> => {
    const isFirst = failed === host;
    if (isFirst) host = undefined;
    await failed.kill();
    return isFirst;
  };
  const close = async (): Promise<void> => {
    if (host) await drop(host);
  };

  const read = async (
    job: DrawJob,
    onFrames: OnFrames = () => undefined,
    signal?: AbortSignal,
    onEmitted: OnEmitted = () => undefined,
  ): Promise<Emitted[]> => {
    // By name, because the renderer may draw a frame twice, which then emits twice.
    const texts = new Map<string, Emitted>();
    const drawIn = async (running: BrowserHost): Promise<Emitted[]> => {
      const left = leftOf(job, [...texts.values()]);
      const done = texts.size;
      const listening: Listening = {
        onFrames: (frames) => onFrames(done + frames),
        onEmitted: (emitted) => {
          texts.set(emitted.name, emitted);
          onEmitted(emitted);
        },
      };
      if (left) await running.draw(left, listening, options.patience ?? PATIENCE, signal);
      return [...texts.values()].sort((a, b) => a.frame - b.frame);
    };
    const first = current();
    try {
      return await drawIn(first);
    } catch (error) {
      const isFirst = await drop(first);
      // `drop` comes first: after a failed frame the renderer may close the browser a moment later.
      if (!(error instanceof HostLost)) throw error;
      if (signal?.aborted) throw signal.reason;
      if (isFirst) options.onRestart?.(error.problems[0]?.what ?? 'lost');
      const next = current();
      return drawIn(next).catch(async (second: unknown) => {
        await drop(next);
        throw second;
      });
    }
  };

  return {draw: async (...args) => void (await read(...args)), read, warm: () => void current(), close};
}

/** What a new browser has to draw of a job; null where every frame emitted its text. */
function leftOf(job: DrawJob, emitted: readonly Emitted[]): DrawJob | null {
  if (job.kind !== 'frames') return job;
  const done = new Set(emitted.map(({frame}) => frame));
  const frames = job.frames.filter((frame) => !done.has(frame));
  return frames.length === 0 && done.size > 0 ? null : {...job, frames};
}

/** The browser's process hung, crashed or could not be started. */
export class HostLost extends TenspotError {
  override name = 'HostLost';
}

const lost = (what: string, got: string): HostLost =>
  new HostLost({
    code: 'browser-lost',
    what,
    expected: 'a browser that keeps drawing',
    got,
    fix: 'Run the same command again; if it happens again, run `tenspot doctor`.',
  });

type Listening = {onFrames: OnFrames; onEmitted: OnEmitted};

/** The process of a browser. `kill` ends it with all that it draws, and may be called again. */
export type BrowserHost = {
  draw: (job: DrawJob, listening: Listening, patience: number, signal?: AbortSignal) => Promise<void>;
  kill: () => Promise<void>;
};

function startHost(opening: SessionOptions): BrowserHost {
  const script = fileURLToPath(new URL(FROM_SOURCE ? './host.ts' : './host.js', import.meta.url));
  const [file, args] = endedWithParent(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    script,
    JSON.stringify(opening),
  ]);
  // In a process group of its own, so that Ctrl-C reaches only this process, which then ends the browser.
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
    env: {...process.env, TMPDIR: opening.scratch, TEMP: opening.scratch, TMP: opening.scratch},
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-4000);
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromHost) => message.type === 'ready' && resolve());
    child.once('error', (error) => reject(lost('the browser process could not be started', error.message)));
    child.once('exit', () => reject(lost('the browser could not be opened', lastWords(words))));
  });
  ready.catch(() => undefined);
  let count = 0;

  const draw: BrowserHost['draw'] = async (job, {onFrames, onEmitted}, patience, signal) => {
    await ready;
    const id = ++count;
    await new Promise<void>((resolve, reject) => {
      const hung = (): void =>
        settle(() => reject(lost(`nothing was drawn for ${patience / 1000} s`, 'a browser that hangs')));
      let timer = setTimeout(hung, patience);
      const settle = (outcome: () => void): void => {
        clearTimeout(timer);
        child.off('message', hear);
        child.off('exit', gone);
        signal?.removeEventListener('abort', stop);
        outcome();
      };
      const hear = (message: FromHost): void => {
        if (message.type === 'ready' || message.id !== id) return;
        if (message.type === 'progress') {
          clearTimeout(timer);
          timer = setTimeout(hung, patience);
          onFrames(message.frames);
        } else if (message.type === 'emitted') onEmitted(message.emitted);
        else if (message.type === 'done') settle(resolve);
        else settle(() => reject(new TenspotError(message.problem)));
      };
      const gone = (): void => settle(() => reject(lost('the browser process ended', lastWords(words))));
      const stop = (): void => settle(() => reject(signal?.reason));
      child.on('message', hear);
      child.once('exit', gone);
      if (signal?.aborted) return stop();
      if (!child.connected) return gone();
      signal?.addEventListener('abort', stop);
      child.send({id, job} satisfies ToHost);
    });
  };

  return {draw, kill: () => end(child)};
}

const lastWords = (words: string): string => words.trim().split('\n').slice(-3).join(' / ') || 'no message';

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  killTree(child.pid);
  await ended;
}
