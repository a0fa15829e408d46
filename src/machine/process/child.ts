import {existsSync} from 'node:fs';
import {execa} from 'execa';
import {TenspotError} from '../../spot/problem/errors.ts';

export type Finished = {stdout: Buffer; stderr: string};

type Options = {
  /** Ends the child when it is aborted. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until it is ended. Default: 10 minutes. */
  timeout?: number;
  input?: Uint8Array;
  /** The folder it works in. */
  cwd?: string;
  /** What its file descriptors from 3 on read. */
  pipes?: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[];
  /** Told of every line on stderr while it runs. */
  onLine?: (line: string) => void;
};

const SETPRIV =
  process.platform === 'linux'
    ? ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
    : undefined;

/** On Linux the system itself ends the child when we are gone, even when we were killed. */
export const tied = (command: string, args: readonly string[]): [string, string[]] =>
  SETPRIV ? [SETPRIV, ['--pdeathsig', 'SIGKILL', command, ...args]] : [command, [...args]];

/** How our own process gets its memory back is not for programs that use the same buffers again and again. */
const UNBOUND = {MALLOC_ARENA_MAX: undefined, MALLOC_MMAP_THRESHOLD_: undefined};

/** Runs a program to its end, without a shell. stdout comes back as bytes. */
export async function run(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<Finished> {
  const [file, argv] = tied(command, args);
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
    env: UNBOUND,
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

/** A program that could not be started, took too long, or failed. Its own words come with it. */
export class ChildError extends TenspotError {
  override name = 'ChildError';
  readonly stderr: string;
  readonly status: number | undefined;

  constructor(what: string, command: string, stderr: string, status: number | undefined, got: string) {
    super({code: 'child-failed', what, where: {file: command}, expected: 'it to end well', got});
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

/** Bytes for a child's file descriptor: read as it takes them. */
async function* asInput(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
