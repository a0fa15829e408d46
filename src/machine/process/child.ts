import {existsSync} from 'node:fs';
import {constants, setPriority} from 'node:os';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** What a program wrote until it exited with status 0. */
export type Finished = {stdout: Buffer; stderr: string};

type Patience = {
  /** Milliseconds without progress after which the child is ended. */
  ms: number;
  /** What a line of stderr says of the progress; undefined if it says nothing. There is progress where it says something else than before. */
  progress: (line: string) => string | undefined;
};

type Options = {
  /** Ends the child when it is aborted. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the child is ended. Default: 10 minutes; with `patience`, none. */
  timeout?: number;
  /** Ends a child that makes no progress. Default: its time is limited as a whole. */
  patience?: Patience | undefined;
  /** Whether it gets only the time of the processor that other programs leave. Default: false. */
  background?: boolean;
  /** Written to stdin. Default: stdin is closed. */
  input?: Uint8Array;
  /** The working folder. Default: that of this process. */
  cwd?: string;
  /** What the child reads from its file descriptors 3, 4, ... */
  pipes?: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[];
  /** Called with each line of stderr while the child runs. */
  onLine?: (line: string) => void;
  /** Lines of stderr that only report progress: an error does not quote them. Default: none. */
  isProgress?: (line: string) => boolean;
};

const SETPRIV =
  process.platform === 'linux'
    ? ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
    : undefined;

/** A command that, on Linux, the kernel kills when this process ends for any reason, SIGKILL included. */
export const endedWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  SETPRIV ? [SETPRIV, ['--pdeathsig', 'SIGKILL', command, ...args]] : [command, [...args]];

/** Tenspot sets these for itself, to give memory back early. They would slow programs that reuse large buffers. */
export const WITHOUT_MALLOC_SETTINGS = {MALLOC_ARENA_MAX: undefined, MALLOC_MMAP_THRESHOLD_: undefined};

/** Loads execa when a program is first run: it takes a sixth of the start of a command, and many commands run no program. */
const loadExeca = () => import('execa');

/** Runs a program without a shell until it exits. Errors: `ChildError`; the signal's reason when it is aborted. */
export async function run(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<Finished> {
  const [file, argv] = endedWithParent(command, args);
  const {execa} = await loadExeca();
  const child = execa(file, argv, {
    encoding: 'buffer',
    ...(options.input ? {input: options.input} : {}),
    stdio: [options.input ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(options.pipes ?? []).map(asInput)],
    ...(options.cwd ? {cwd: options.cwd} : {}),
    ...(options.signal ? {cancelSignal: options.signal} : {}),
    timeout: options.timeout ?? (options.patience ? 0 : 600_000),
    forceKillAfterDelay: 2000,
    maxBuffer: 512 * 1024 * 1024,
    reject: false,
    extendEnv: true,
    env: WITHOUT_MALLOC_SETTINGS,
  });
  if (options.background) lowerPriority(child.pid);
  if (options.onLine) followLines(child.stderr, options.onLine);
  const watch = options.patience && watchProgress(child, options.patience);
  const result = await child;
  watch?.stop();
  const stderr = Buffer.from(result.stderr ?? []).toString('utf8');
  if (options.signal?.aborted) throw options.signal.reason;
  if (result.failed && watch?.stalled) throw stalled(command, stderr, options);
  if (result.failed) throw failure(command, stderr, result, options.isProgress);
  return {stdout: Buffer.from(result.stdout ?? []), stderr};
}

/** Ends a child that makes no progress. `stalled`: whether it was ended. */
function watchProgress(
  child: {stderr: NodeJS.ReadableStream | null; kill: () => boolean},
  {ms, progress}: Patience,
): {stop: () => void; readonly stalled: boolean} {
  let isStalled = false;
  const end = (): void => {
    isStalled = true;
    child.kill();
  };
  let timer = setTimeout(end, ms);
  let last: string | undefined;
  followLines(child.stderr, (line) => {
    const now = progress(line);
    if (now === undefined || now === last || isStalled) return;
    last = now;
    clearTimeout(timer);
    timer = setTimeout(end, ms);
  });
  return {
    stop: () => clearTimeout(timer),
    get stalled() {
      return isStalled;
    },
  };
}

/** Its threads, which it starts later, have the priority of its first one. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it: then it runs as other programs do.
  }
}

/**
 * Runs a program without a shell, and passes on its stdout in chunks, as they come. It is ended when the caller stops reading.
 * Errors: as `run`, after the last chunk.
 */
export async function* stream(
  command: string,
  args: readonly string[],
  {signal, timeout = 600_000, cwd}: Pick<Options, 'signal' | 'timeout' | 'cwd'> = {},
): AsyncGenerator<Buffer> {
  const [file, argv] = endedWithParent(command, args);
  const {execa} = await loadExeca();
  const child = execa(file, argv, {
    encoding: 'buffer',
    stdio: ['ignore', 'pipe', 'pipe'],
    buffer: {stdout: false},
    ...(signal ? {cancelSignal: signal} : {}),
    ...(cwd === undefined ? {} : {cwd}),
    timeout,
    forceKillAfterDelay: 2000,
    reject: false,
    extendEnv: true,
    env: WITHOUT_MALLOC_SETTINGS,
  });
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
  } finally {
    child.kill();
  }
  const result = await child;
  if (signal?.aborted) throw signal.reason;
  if (result.failed) throw failure(command, Buffer.from(result.stderr ?? []).toString('utf8'), result);
}

function followLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split(/[\r\n]+/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}

/** A program that could not be started, took too long, was killed, or exited with another status than 0. */
export class ChildError extends TenspotError {
  override name = 'ChildError';
  /** All that it wrote to stderr. */
  readonly stderr: string;
  /** Its exit status; undefined if it did not exit by itself. */
  readonly status: number | undefined;
  /** The signal by which something else than Tenspot ended it; undefined if nothing did. */
  readonly killedBy: string | undefined;

  constructor(
    problem: Pick<Problem, 'what' | 'got' | 'fix'>,
    command: string,
    {stderr, status, killedBy}: {stderr: string; status?: number | undefined; killedBy?: string},
  ) {
    super({code: 'child-failed', where: {file: command}, expected: 'exit status 0', ...problem});
    this.stderr = stderr;
    this.status = status;
    this.killedBy = killedBy;
  }
}

type Failure = {
  exitCode?: number | undefined;
  timedOut?: boolean;
  isMaxBuffer?: boolean;
  signal?: string | undefined;
  code?: string | undefined;
};

function failure(
  command: string,
  stderr: string,
  result: Failure,
  isProgress?: (line: string) => boolean,
): ChildError {
  const [words, name] = [lastWords(stderr, isProgress), nameOf(command)];
  if (result.timedOut)
    return new ChildError({what: `${name} took too long and was ended`, got: words}, command, {stderr});
  if (result.code === 'ENOENT')
    return new ChildError({what: `${name} could not be started`, got: 'no such program'}, command, {stderr});
  if (result.isMaxBuffer)
    return new ChildError({what: `${name} wrote more than fits into memory`, got: words}, command, {stderr});
  if (result.signal && CRASHES.has(result.signal))
    return new ChildError({what: `${name} crashed (${result.signal})`, got: words}, command, {stderr});
  if (result.signal) return killed(name, result.signal, command, stderr);
  return new ChildError({what: `${name} failed with status ${result.exitCode}`, got: words}, command, {
    stderr,
    status: result.exitCode,
  });
}

function stalled(command: string, stderr: string, {patience, isProgress}: Options): ChildError {
  const minutes = Number(((patience?.ms ?? 0) / 60_000).toFixed(1));
  const what = `${nameOf(command)} made no progress for ${minutes} minutes and was ended`;
  return new ChildError({what, got: lastWords(stderr, isProgress)}, command, {stderr});
}

const nameOf = (command: string): string => command.split(/[\\/]/).at(-1) ?? command;

function lastWords(stderr: string, isProgress: (line: string) => boolean = () => false): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !isProgress(line));
  return lines.slice(-4).join(' / ').trim() || 'nothing on stderr';
}

/** Signals that the system sends to a program for what it did itself. */
const CRASHES = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGSYS']);

function killed(name: string, signal: string, command: string, stderr: string): ChildError {
  const problem = {
    what: `${name} was ended by ${signal}`,
    got: `${signal} from outside of Tenspot: by the system, for example because memory ran out, or by a person`,
    fix: 'Close other programs that need much memory, then run the same command again: what is finished is kept.',
  };
  return new ChildError(problem, command, {stderr, killedBy: signal});
}

/** execa takes only generators for file descriptors above 2. It reads the next chunk when the child has room. */
async function* asInput(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
