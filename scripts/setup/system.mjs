import {spawnSync} from 'node:child_process';
import {hasPackage} from '../../src/machine/tools/install-commands.js';
import {say} from './say.mjs';

/** @typedef {import('../../src/machine/tools/install-commands.js').Package} Package */

/**
 * Whether this system installs the package without a question: Debian and its family, as root.
 * @param {Package} name
 */
export function aptInstalls(name) {
  return process.getuid?.() === 0 && hasPackage(name);
}

/** @param {Package} name */
export function installWithApt(name) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {stdio: ['ignore', 2, 2], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
  spawnSync('apt-get', ['update', '-q'], options);
  const {status, error} = spawnSync(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', name],
    options,
  );
  if (status !== 0) say(`apt-get did not install ${name} (${error?.message ?? `exit code ${status}`})`);
}
