import {type ChildProcess, spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {fileURLToPath} from 'node:url';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {CONDITIONS, FROM_SOURCE} from '../browser/protocol.ts';
import {tied} from '../process/child.ts';
import {killTree} from '../process/process-tree.ts';
import type {BrowserProgram} from '../tools/tools.ts';
import type {FromStudio} from './protocol.ts';

/** Remotion Studio, open in a process of its own. */
export type StudioServer = {
  port: number;
  /** Fulfilled when its first page can be opened. */
  built: Promise<void>;
  /** Fulfilled when it has ended by itself. */
  ended: Promise<void>;
  close: () => Promise<void>;
};

type Options = {
  /** The module that registers the compositions. */
  entry: string;
  root: string;
  publicDir: string;
  /** An empty file: Remotion would hand a workspace's own `.env`, keys and all, to the page. */
  envFile: string;
  scratch: string;
  /** For renders that a person starts in the Studio. */
  browser: BrowserProgram | null;
  /** Default: the first free one from 3000. */
  port?: number | undefined;
  /** Opens the person's browser. */
  open: boolean;
  /** Told of each line that the Studio writes. */
  onLine: (line: string) => void;
};

export async function startStudio(options: Options): Promise<StudioServer> {
  if (options.port !== undefined) await refuseTaken(options.port);
  const child = spawnStudio(options);
  let words = '';
  const hear = (chunk: Buffer): void => {
    const lines = (words + chunk.toString('utf8')).split('\n');
    words = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') options.onLine(line);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = <Type extends FromStudio['type']>(type: Type): Promise<FromStudio & {type: Type}> =>
    new Promise((resolve, reject) => {
      child.on('message', (message: FromStudio) => {
        if (message.type === type) resolve(message as FromStudio & {type: Type});
      });
      child.once('error', (error) => reject(unopened(error.message)));
      child.once('exit', (code) => reject(unopened(words || `status ${code}`)));
    });
  const built = said('built').then(() => undefined);
  built.catch(() => undefined);
  const {port} = await said('listening');
  return {port, built, ended, close: () => end(child, ended)};
}

/** Asked before anything is started: the Studio itself would fail with a stack trace. */
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
    expected: 'a port of 127.0.0.1 that is free',
    got,
    fix: 'Name another one with --port, or leave it out: the first free one from 3000 is taken.',
  });

const unopened = (got: string): TenspotError =>
  new TenspotError({
    code: 'studio-unopened',
    what: 'Remotion Studio could not be opened',
    expected: 'a server on 127.0.0.1',
    got,
    fix: 'See the lines above; `tenspot doctor` says what is missing on this machine.',
  });

function spawnStudio({entry, root, publicDir, envFile, scratch, browser, port, open}: Options): ChildProcess {
  const script = fileURLToPath(new URL(FROM_SOURCE ? './host.ts' : './host.js', import.meta.url));
  const [file, args] = tied(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    script,
    'studio',
    entry,
    `--public-dir=${publicDir}`,
    `--env-file=${envFile}`,
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
  // A group of its own: a Ctrl-C reaches only us.
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
