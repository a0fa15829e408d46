import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {Refusal, say} from './say.mjs';

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, link?: boolean}} Locked
 * @typedef {Record<string, Locked>} Lock packages by their folder, as npm's lock files have them
 */

/**
 * Installs the locked packages where they are missing or others.
 * @param {string} root
 */
export function ensurePackages(root) {
  const reason = whyOutOfStep(root);
  if (!reason) return;
  say(`installing the locked packages (npm ci), because ${reason}`);
  const args = ['ci', '--loglevel=warn', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const ended = runNpm(args, root);
  const left =
    ended.status === 0
      ? whyOutOfStep(root)
      : (ended.error?.message ?? `it ended with ${ended.status ?? ended.signal}`);
  if (!left) return;
  throw new Refusal({
    what: 'the packages could not be installed',
    expected: '`npm ci` to install what package-lock.json names',
    got: left,
    fix: 'See what npm said above: a network to the package registry is needed, this once.',
  });
}

/**
 * Why the installed packages are not the locked ones, or null when they are.
 * @param {string} root
 * @returns {string | null}
 */
function whyOutOfStep(root) {
  const locked = readLock(path.join(root, 'package-lock.json'));
  if (!locked)
    throw new Refusal({
      what: 'no package-lock.json',
      expected: 'the lock file of the repository',
      got: `none in ${root}`,
      fix: 'Restore it: `git checkout package-lock.json`.',
    });
  // npm writes this one last, so an installation that was interrupted has none.
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'there are none yet';
  for (const [folder, wanted] of Object.entries(locked)) {
    if (folder === '' || wanted.link) continue;
    const got = installed[folder];
    if (!got && wanted.optional) continue;
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (!got || !existsSync(path.join(root, folder, 'package.json'))) return `${name} is missing`;
    if (got.version !== wanted.version) return `${name} is ${got.version}, not ${wanted.version}`;
    if (got.integrity !== wanted.integrity)
      return `${name} ${got.version} is another build than the locked one`;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm says where it is when it started us; otherwise it is on PATH.
 * @param {string[]} args
 * @param {string} root
 */
function runNpm(args, root) {
  // The package that runs models on the CPU would fetch libraries for graphics cards, which Tenspot does not use. The one for C2PA
  // would fetch the program that it has inside.
  const env = {...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip', SKIP_RUST_BUILD: '1'};
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {cwd: root, env, stdio: ['ignore', 2, 2]};
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.js$/.test(npm)) return spawnSync(process.execPath, [npm, ...args], options);
  return spawnSync('npm', args, {...options, shell: process.platform === 'win32'});
}
