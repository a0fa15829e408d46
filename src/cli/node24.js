import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {constants} from 'node:os';
import path from 'node:path';
import {isatty} from 'node:tty';

const NEEDED = 24;

/**
 * For glibc: large buffers go back to the system when they are freed, and are not kept for as many threads as there are. A
 * process that reads pictures of 8 MB takes half the memory for it.
 */
const THRIFTY = {MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(2 ** 20)};

/** Node and packages would log every request with it, with its key and with signed URLs. */
const LOUD = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'DEBUG'];

/**
 * @typedef {object} Around
 * @property {string} [from] the file whose node_modules folders are searched, upwards
 * @property {NodeJS.ProcessEnv} [env]
 * @property {NodeJS.Platform} [platform]
 * @property {string} [arch]
 * @property {{path: string, version: string}} [current] the Node that runs this
 */

/**
 * A Node of version 24 or newer: this one, the one that npm installed with this package, the one on PATH.
 * @param {Around} [around]
 * @returns {string | null} the path of the program
 */
export function findNode24({
  from = import.meta.filename,
  env = process.env,
  platform = process.platform,
  arch = process.arch,
  current = {path: process.execPath, version: process.versions.node},
} = {}) {
  if (isEnough(current.version)) return current.path;
  return installedNode(from, platform, arch) ?? nodeOnPath(env, platform);
}

/**
 * Runs a script on Node 24, with this process's terminal, signals and exit code. The child can tell by the
 * 'disconnect' event that this process was killed.
 * @param {string} script
 * @param {string[]} args
 * @param {string[]} [flags]
 */
export function runOnNode24(script, args, flags = []) {
  const node = findNode24();
  if (!node)
    return refuseNode(
      `Tenspot needs Node ${NEEDED} or newer (got ${process.versions.node}). ${howToInstall()}`,
    );
  const argv = ['--disable-warning=ExperimentalWarning', ...flags, script, ...args];
  const child = spawn(node, argv, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {NODE_COMPILE_CACHE: compiledFolder(), ...THRIFTY, ...quiet(process.env)},
  });
  passSignalsTo(child);
  child.once('error', (error) => refuseNode(`${node} does not start (${error.message}). ${howToInstall()}`));
  child.once('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
  });
}

/**
 * Where Node keeps what it compiled: beside the packages. Without it, each command compiles about 1,200 modules again, which takes more
 * than half of its start. Node ignores a folder that it cannot write.
 */
function compiledFolder() {
  const folders = import.meta.filename.split(path.sep);
  const at = folders.lastIndexOf('node_modules');
  const root = at < 0 ? path.join(import.meta.dirname, '../..') : folders.slice(0, at).join(path.sep);
  return path.join(root, 'node_modules', '.cache', 'tenspot', 'compiled');
}

/**
 * The environment without variables that make a process log its requests.
 * @param {NodeJS.ProcessEnv} env
 */
function quiet(env) {
  const loud = LOUD.filter((name) => env[name]);
  if (loud.length > 0)
    process.stderr.write(
      `tenspot: ${loud.join(' and ')} ${loud.length === 1 ? 'is' : 'are'} ignored: the output would contain keys and signed URLs\n`,
    );
  return Object.fromEntries(Object.entries(env).filter(([name]) => !loud.includes(name)));
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignalsTo(child) {
  // A terminal sends Ctrl-C to both: passing it on would make it two.
  const terminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  process.on('SIGINT', () => terminal || child.kill('SIGINT'));
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
}

/**
 * @param {string} from
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
function installedNode(from, platform, arch) {
  const require = createRequire(from);
  const system = platform === 'win32' ? 'win' : platform;
  for (const name of [`node-${system}-${arch}`, `node-bin-${system}-${arch}`]) {
    try {
      const manifest = require.resolve(`${name}/package.json`);
      const {version, bin} = JSON.parse(readFileSync(manifest, 'utf8'));
      const file = path.join(path.dirname(manifest), bin.node);
      if (isEnough(version) && existsSync(file)) return file;
    } catch {
      // Not installed under this name.
    }
  }
  return null;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function nodeOnPath(env, platform) {
  const folders = (env.PATH ?? env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const files = folders.map((folder) => path.join(folder, platform === 'win32' ? 'node.exe' : 'node'));
  const version = (/** @type {string} */ file) =>
    spawnSync(file, ['--version'], {encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore']})
      .stdout ?? '';
  return (
    [...new Set(files)].filter((file) => existsSync(file)).find((file) => isEnough(version(file))) ?? null
  );
}

/** @param {string} version */
const isEnough = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) >= NEEDED;

function howToInstall() {
  const packaged = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'];
  return packaged.includes(`${process.platform}-${process.arch}`)
    ? 'npm installs one with this package unless optional dependencies are left out: run `npm install --include=optional`.'
    : `There is no npm package with it for ${process.platform} on ${process.arch}: install it from nodejs.org.`;
}

/** @param {string} message */
export function refuseNode(message) {
  process.stderr.write(`tenspot: ${message}\n`);
  process.exitCode = 1;
}
