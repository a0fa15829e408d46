import {execFileSync, spawnSync} from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll} from 'vitest';
import {fakeFfmpeg, program, ROOT, scratch, write} from '../support/scratch.ts';

const NPM =
  process.env.npm_execpath ?? realpathSync(execFileSync('which', ['npm'], {encoding: 'utf8'}).trim());

export const isDebian =
  existsSync('/etc/debian_version') && !/ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
export const isRoot = process.getuid?.() === 0;

/** Made once: a project with one small package to install, and the real set-up. */
let project: string | null = null;
afterAll(() => project && rmSync(project, {recursive: true, force: true}));

function makeProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenspot-project-'));
  for (const file of ['scripts/setup.mjs', 'scripts/setup', 'src/cli/node24.js']) copy(file, folder);
  for (const file of ['find-tools.js', 'tool-places.js', 'ffmpeg-version.js', 'install-commands.js'])
    copy(`src/machine/tools/${file}`, folder);
  write(folder, {
    'thing/package.json': JSON.stringify({name: 'thing', version: '1.0.0'}),
    'package.json': JSON.stringify({
      name: 'clone',
      type: 'module',
      dependencies: {thing: 'file:thing-1.0.0.tgz'},
    }),
  });
  npm(['pack', './thing'], folder);
  npm(['install', '--package-lock-only', '--no-audit'], folder);
  return folder;
}

/** A fresh clone of that project, with no program on PATH but those in its own `bin`. */
export function clone() {
  project ??= makeProject();
  const root = scratch();
  cpSync(project, root, {recursive: true});
  chmodSync(root, 0o755);
  const bin = path.join(root, 'bin');
  mkdirSync(bin);
  return {root, bin};
}

/** A fresh clone on a machine that has both programs. */
export function cloneWithTools() {
  const made = clone();
  fakeFfmpeg(made.bin, '7.1');
  program(made.bin, 'chromium-headless-shell', '');
  return made;
}

/** Runs set-up; `uid` as another person than the one who runs the tests. */
export function setUp({root, bin}: {root: string; bin: string}, env: NodeJS.ProcessEnv = {}, uid?: number) {
  const {status, stderr, stdout} = spawnSync(process.execPath, [path.join(root, 'scripts/setup.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: {PATH: bin, HOME: root, npm_execpath: NPM, ...env},
    ...(uid === undefined ? {} : {uid}),
  });
  return {status, stderr, stdout};
}

function npm(args: string[], cwd: string): void {
  execFileSync(process.execPath, [NPM, ...args], {cwd, stdio: 'ignore'});
}

function copy(file: string, root: string): void {
  mkdirSync(path.dirname(path.join(root, file)), {recursive: true});
  cpSync(path.join(ROOT, file), path.join(root, file), {recursive: true});
}
