import {existsSync} from 'node:fs';
import {execa} from 'execa';
import {TenspotError} from '../../spot/problem/errors.ts';

/** What a program wrote until it exited with status 0. */
export type Finished = {stdout: Buffer; stderr: string};

type Options = {
  /** Ends the child when it is aborted. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the child is ended. Default: 10 minutes. */
  timeout?: number;
  /** Written to stdin. Default: stdin is closed. */
  input?: Uint8Array;
  /** The working folder. Default: that of this process. */
  cwd?: string;
  /** What the child reads from its file descriptors 3, 4, ... */
  pipes?: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[];
  /** Called with each line of stderr while the child runs. */
  onLine?: (line: string) => void;
};

const SETPRIV =
  process.platform === 'linux'
    ? ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
    : undefined;

/** A command that, on Linux, the kernel kills when this process ends for any reason, SIGKILL included. */
export const endedWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  SETPRIV ? [SETPRIV, ['--pdeathsig', 'SIGKILL', command, ...args]] : [command, [...args]];

/** Tenspot sets these for itself, to give memory back early. They would slow programs that reuse large buffers. */
const WITHOUT_MALLOC_SETTINGS = {MALLOC_ARENA_MAX: undefined, MALLOC_MMAP_THRESHOLD_: undefined};

/** Runs a program without a shell until it exits. Errors: `ChildError`; the signal's reason when it is aborted. */
export async function run(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<Finished> {
  const [file, argv] = endedWithParent(command, args);
  const child = execa(file, argv, {
    encoding: 'buffer',
    ...(options.input ? {input: options.input} : {}),
    stdio: [options.input ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(options.pipes ?? []).map(asInput)],
    ...(options.cwd ? {cwd: options.cwd} : {}),
    ...(options.signal ? {cancelSignal: options.signal} : {}),
    timeout: options.timeout ?? 600_000,
    forceKillAfterDelay: 2000,
    maxBuffer: 512 * 1024 * 1024,
    reject: false,
    extendEnv: true,
    env: WITHOUT_MALLOC_SETTINGS,
  });
  if (options.onLine) followLines(child.stderr, options.onLine);
  const result = await child;
  const stderr = Buffer.from(result.stderr ?? []).toString('utf8');
  if (options.signal?.aborted) throw options.signal.reason;
  if (result.failed) throw failure(command, stderr, result);
  return {stdout: Buffer.from(result.stdout ?? []), stderr};
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

  constructor(what: string, command: string, stderr: string, status: number | undefined, got: string) {
    super({code: 'child-failed', what, where: {file: command}, expected: 'exit status 0', got});
    this.stderr = stderr;
    this.status = status;
  }
}

type Failure = {
  exitCode?: number | undefined;
  timedOut?: boolean;
  signal?: string | undefined;
  code?: string | undefined;
};

function failure(command: string, stderr: string, result: Failure): ChildError {
  const words = stderr.trim().split('\n').slice(-4).join(' / ') || 'nothing on stderr';
  const name = command.split(/[\\/]/).at(-1) ?? command;
  if (result.timedOut)
    return new ChildError(`${name} took too long and was ended`, command, stderr, undefined, words);
  if (result.code === 'ENOENT')
    return new ChildError(`${name} could not be started`, command, stderr, undefined, 'no such program');
  if (result.signal)
    return new ChildError(`${name} was ended by ${result.signal}`, command, stderr, undefined, words);
  return new ChildError(
    `${name} failed with status ${result.exitCode}`,
    command,
    stderr,
    result.exitCode,
    words,
  );
}

/** execa takes only generators for file descriptors above 2. It reads the next chunk when the child has room. */
async function* asInput(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
