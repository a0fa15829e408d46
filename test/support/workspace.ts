import {spawn} from 'node:child_process';
import {createHash, randomUUID} from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {keepBundles, lendBundles} from './kept-bundles.ts';
import {keepPrograms, lendPrograms} from './kept-programs.ts';
import {makeMedia, ROOT, tools} from './tools.ts';

export type Ended = {code: number | null; stdout: string; stderr: string};

export type Workspace = {
  root: string;
  path: (...parts: string[]) => string;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  /** Replaces text in a file of the workspace; fails when it is not there. */
  edit: (path: string, before: string, after: string) => void;
  remove: () => void;
  /** The real command line, in a process of its own. */
  tenspot: (...args: string[]) => Promise<Ended>;
};

const FIXTURE = join(ROOT, 'test/fixtures/workspace');

/** Where a workspace keeps what its ffmpeg says of itself. */
const FFMPEG = 'node_modules/.cache/tenspot/ffmpeg.json';

const PACKAGES = ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'];

const TICK = ['-f', 'lavfi', '-i', 'sine=frequency=880:duration=0.05:sample_rate=48000'];

const clipOf = (source: string): string[] => [
  ...['-f', 'lavfi', '-i', `${source}=size=270x480:rate=24:duration=1.5`],
  ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
];

/** Makes a media file once for all tests, and gives its path: every workspace has the same, and ffmpeg takes its time. */
async function kept(name: string, args: readonly string[]): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([tools.ffmpegVersion, name, args]))
    .digest('hex');
  const folder = join(ROOT, 'node_modules/.cache/tenspot-tests', key.slice(0, 16));
  const file = join(folder, name);
  if (existsSync(file)) return file;
  const draft = join(folder, `${randomUUID()}-${name}`);
  mkdirSync(folder, {recursive: true});
  // Published in one step: another test may look for it at the same time.
  renameSync(await makeMedia(args, draft), file);
  return file;
}

/**
 * A small workspace like a user's: a template, a brand, a spot of one second with two variants, two clips. `ownBundles`: the test is
 * about bundles, so that none of other tests may be there.
 */
export async function makeWorkspace({ownBundles = false} = {}): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-workspace-'));
  // Older than the moment: a program is remembered only where its files are not of this very second.
  cpSync(FIXTURE, root, {recursive: true, preserveTimestamps: true});
  writeFileSync(
    join(root, 'package.json'),
    '{"name": "tiny-workspace", "private": true, "type": "module"}\n',
  );
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
  for (const name of PACKAGES)
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  // To ask ffmpeg takes a tenth of a second in each workspace.
  if (existsSync(join(ROOT, FFMPEG))) cpSync(join(ROOT, FFMPEG), join(root, FFMPEG));
  mkdirSync(join(root, 'brands/plain/fonts'));
  mkdirSync(join(root, 'brands/plain/music'));
  cpSync(
    join(ROOT, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    join(root, 'brands/plain/fonts/inter.woff2'),
  );
  const spot = join(root, 'compositions/spots/tiny');
  cpSync(await kept('tick.wav', TICK), join(root, 'brands/plain/music/tick.wav'));
  cpSync(await kept('bars.mp4', clipOf('testsrc')), join(spot, 'bars.mp4'));
  cpSync(await kept('balls.mp4', clipOf('testsrc2')), join(spot, 'balls.mp4'));
  const path = (...parts: string[]): string => join(root, ...parts);
  const bundles = path('.tenspot/bundles');
  const programs = path('.tenspot/programs');
  if (!ownBundles) {
    lendBundles(bundles);
    lendPrograms(programs);
  }
  const read = (file: string): string => readFileSync(path(file), 'utf8');
  return {
    root,
    path,
    read,
    write: (file, text) => writeFileSync(path(file), text),
    edit: (file, before, after) => {
      if (!read(file).includes(before)) throw new Error(`${file} has no ${before}`);
      writeFileSync(path(file), read(file).replace(before, after));
    },
    remove: () => {
      if (!ownBundles) {
        keepBundles(bundles);
        keepPrograms(programs, FIXTURE);
      }
      rmSync(root, {recursive: true, force: true});
    },
    tenspot: (...args) => runTenspot(root, args),
  };
}

export function runTenspot(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), ...args], {
    cwd,
    env: {...process.env, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code) =>
      resolve({code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString()}),
    );
  });
}
