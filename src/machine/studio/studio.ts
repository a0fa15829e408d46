import {type ChildProcess, spawn} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {CONDITIONS, FROM_SOURCE} from '../browser/protocol.ts';
import {endedWithParent} from '../process/child.ts';
import {killTree} from '../process/process-tree.ts';
import type {BrowserProgram} from '../tools/tools.ts';
import type {FromStudio} from './protocol.ts';

/** Remotion Studio in a child process. */
export type StudioServer = {
  port: number;
  /** Fulfilled when the first build has ended, so that the page can be opened. */
  built: Promise<void>;
  /** Fulfilled when the process has ended. */
  ended: Promise<void>;
  close: () => Promise<void>;
};

type Options = {
  /** The module that registers the compositions. */
  entry: string;
  root: string;
  publicDir: string;
  /** An empty file. Without one, Remotion passes the variables in the workspace's `.env`, keys included, to the page. */
  envFile: string;
  scratch: string;
  /** The browser for renders that a person starts in Studio; null for Remotion's default. */
  browser: BrowserProgram | null;
  /** Default: the first free port from 3000. */
  port?: number | undefined;
  /** Opens the page in the person's browser. */
  open: boolean;
  /** Called with each line that Studio prints. */
  onLine: (line: string) => void;
};

/** Starts Studio and waits until it listens. Errors: `port-taken`, `studio-unopened`. */
export async function startStudio(options: Options): Promise<StudioServer> {
  if (options.port !== undefined) await refuseTaken(options.port);
  const config = join(options.scratch, 'remotion.config.js');
  await writeFile(config, '');
  const child = spawnStudio({...options, config});
  let words = '';
  const hear = (chunk: Buffer): void => {
    const lines = (words + chunk.toString('utf8')).split('\n');
    words = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') options.onLine(line);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const message = <Type extends FromStudio['type']>(type: Type): Promise<FromStudio & {type: Type}> =>
    new Promise((resolve, reject) => {
      child.on('message', (received: FromStudio) => {
        if (received.type === type) resolve(received as FromStudio & {type: Type});
      });
      child.once('error', (error) => reject(unopened(error.message)));
      child.once('exit', (code) => reject(unopened(words || `status ${code}`)));
    });
  const built = message('built').then(() => undefined);
  built.catch(() => undefined);
  const {port} = await message('listening');
  return {port, built, ended, close: () => end(child, ended)};
}

/** Checks the port before Studio starts, because Studio would fail with a stack trace. */
async function refuseTaken(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(port, error.message)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

const taken = (port: number, got: string): TenspotError =>
  invalid({
    code: 'port-taken',
    what: `port ${port} cannot be used`,
    expected: 'a free port of 127.0.0.1',
    got,
    fix: 'Name another port with --port, or omit --port to use the first free one from 3000.',
  });

const unopened = (got: string): TenspotError =>
  new TenspotError({
    code: 'studio-unopened',
    what: 'Remotion Studio could not be opened',
    expected: 'a server on 127.0.0.1',
    got,
    fix: 'See the lines above. `tenspot doctor` shows what is missing on this machine.',
  });

/**
 * `config`: an empty file. Without one, Remotion evaluates the `remotion.config.ts` of the workspace, which stages every variant of every
 * spot before Studio opens.
 */
type Started = Options & {config: string};

function spawnStudio({
  entry,
  root,
  config,
  publicDir,
  envFile,
  scratch,
  browser,
  port,
  open,
}: Started): ChildProcess {
  const script = fileURLToPath(new URL(FROM_SOURCE ? './host.ts' : './host.js', import.meta.url));
  const [file, args] = endedWithParent(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    script,
    'studio',
    entry,
    `--public-dir=${publicDir}`,
    `--env-file=${envFile}`,
    `--config=${config}`,
    '--rspack',
    '--force-new',
    '--disable-ask-ai',
    '--disable-git-source',
    '--log=error',
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...(open ? [] : ['--no-open']),
    ...(browser
      ? [
          `--browser-executable=${browser.path}`,
          `--chrome-mode=${browser.kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell'}`,
        ]
      : []),
  ]);
  // In a process group of its own, so that Ctrl-C reaches only this process, which then ends Studio.
  return spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env: {...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch},
  });
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  killTree(child.pid);
  await ended;
}
