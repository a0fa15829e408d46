import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {makeMedia, ROOT} from './tools.ts';

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

const PACKAGES = ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'];

/** A small workspace like a user's: a template, a brand, a spot of one second with two variants, two clips. */
export async function makeWorkspace(): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-workspace-'));
  cpSync(join(ROOT, 'test/fixtures/workspace'), root, {recursive: true});
  writeFileSync(
    join(root, 'package.json'),
    '{"name": "tiny-workspace", "private": true, "type": "module"}\n',
  );
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
  for (const name of PACKAGES)
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  mkdirSync(join(root, 'brands/plain/fonts'));
  mkdirSync(join(root, 'brands/plain/music'));
  cpSync(
    join(ROOT, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    join(root, 'brands/plain/fonts/inter.woff2'),
  );
  await makeMedia(
    ['-f', 'lavfi', '-i', 'sine=frequency=880:duration=0.05:sample_rate=48000'],
    join(root, 'brands/plain/music/tick.wav'),
  );
  const clip = (source: string, name: string) =>
    makeMedia(
      [
        '-f',
        'lavfi',
        '-i',
        `${source}=size=270x480:rate=24:duration=1.5`,
        '-c:v',
        'libx264',
        '-pix_fmt',
        'yuv420p',
      ],
      join(root, 'compositions/spots/tiny', name),
    );
  await clip('testsrc', 'bars.mp4');
  await clip('testsrc2', 'balls.mp4');
  const path = (...parts: string[]): string => join(root, ...parts);
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
    remove: () => rmSync(root, {recursive: true, force: true}),
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
