import {type ChildProcess, spawn} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {tied} from '../process/child.ts';
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

/** A browser that draws, in a process of its own that is killed and started again when it hangs. */
export type BrowserSession = {
  draw: (job: DrawJob, onFrames?: OnFrames, signal?: AbortSignal) => Promise<void>;
  /**
   * Draws frames for what they emit: their texts, by frame. `onEmitted` is told of each as it comes, when its frame's
   * picture is there; of all of them again where the browser had to be started again.
   */
  read: (
    job: FramesJob,
    onFrames?: OnFrames,
    signal?: AbortSignal,
    onEmitted?: OnEmitted,
  ) => Promise<Emitted[]>;
  /** Has the browser started before there is anything to draw. */
  warm: () => void;
  close: () => Promise<void>;
};

type Options = {
  serveUrl: string;
  browser: BrowserProgram;
  /** Where the browser keeps its profile, and the renderer what it needs only while it draws. */
  scratch: string;
  /** Milliseconds without a sign of progress until the browser counts as hung. */
  patience?: number;
  /** Told when a hung or crashed browser is started again. */
  onRestart?: (why: string) => void;
};

/** Remotion's own default for a slow machine is half the cores; drawing scales to all of them. */
const concurrency = (): number => Math.min(8, Math.max(1, availableParallelism()));

/** The renderer refuses to start a frame after 30 s by itself; a hung encoder or tab is ours to notice. */
const PATIENCE = 120_000;

/** Opens lazily: a batch in which nothing has to be drawn starts no browser. */
export function openBrowserSession(options: Options): BrowserSession {
  let host: Host | undefined;
  const current = async (): Promise<Host> => {
    host ??= startHost({
      serveUrl: options.serveUrl,
      browser: options.browser.path,
      kind: options.browser.kind,
      scratch: options.scratch,
      concurrency: concurrency(),
    });
    return host;
  };
  const drop = async (): Promise<void> => {
    await host?.kill();
    host = undefined;
  };

  const attempt = async (
    job: DrawJob,
    onFrames: OnFrames = () => undefined,
    signal?: AbortSignal,
    onEmitted: OnEmitted = () => undefined,
  ): Promise<Emitted[]> => {
    const running = await current();
    return running.draw(job, {onFrames, onEmitted}, options.patience ?? PATIENCE, signal);
  };

  const read = async (
    job: DrawJob,
    onFrames?: OnFrames,
    signal?: AbortSignal,
    onEmitted?: OnEmitted,
  ): Promise<Emitted[]> => {
    try {
      return await attempt(job, onFrames, signal, onEmitted);
    } catch (error) {
      await drop();
      // After a frame that failed the renderer may close the whole browser, a moment later.
      if (!(error instanceof HostLost)) throw error;
      if (signal?.aborted) throw signal.reason;
      options.onRestart?.(error.problems[0]?.what ?? 'lost');
      return attempt(job, onFrames, signal, onEmitted).catch(async (second: unknown) => {
        await drop();
        throw second;
      });
    }
  };

  return {
    draw: async (...asked) => void (await read(...asked)),
    read,
    warm: () => void current(),
    close: drop,
  };
}

/** The browser's process hung, crashed or could not be started. */
class HostLost extends TenspotError {
  override name = 'HostLost';
}

const lost = (what: string, got: string): HostLost =>
  new HostLost({
    code: 'browser-lost',
    what,
    expected: 'a browser that goes on drawing',
    got,
    fix: 'Run the same command again; if it happens again, run `tenspot doctor`.',
  });

type Listening = {onFrames: OnFrames; onEmitted: OnEmitted};

type Host = {
  draw: (job: DrawJob, listening: Listening, patience: number, signal?: AbortSignal) => Promise<Emitted[]>;
  kill: () => Promise<void>;
};

function startHost(opening: SessionOptions): Host {
  const script = fileURLToPath(new URL(FROM_SOURCE ? './host.ts' : './host.js', import.meta.url));
  const [file, args] = tied(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    script,
    JSON.stringify(opening),
  ]);
  // A group of its own: a Ctrl-C reaches only us.
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

  const draw: Host['draw'] = async (job, {onFrames, onEmitted}, patience, signal) => {
    await ready;
    const id = ++count;
    // By name: a frame that the renderer draws again emits again.
    const texts = new Map<string, Emitted>();
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
        } else if (message.type === 'emitted') {
          texts.set(message.emitted.name, message.emitted);
          onEmitted(message.emitted);
        } else if (message.type === 'done') settle(resolve);
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
    return [...texts.values()].sort((a, b) => a.frame - b.frame);
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
