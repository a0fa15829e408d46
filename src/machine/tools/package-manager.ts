import {existsSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

/** The files by which a folder is known to use a package manager. */
const FILES: Record<string, readonly string[]> = {
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  yarn: ['yarn.lock', '.yarnrc.yml'],
  bun: ['bun.lock', 'bun.lockb'],
  npm: ['package-lock.json'],
};

/**
 * The package manager of a folder: the one whose files are in it or nearest above it, else the one that
 * `npm_config_user_agent` of the environment names. Default: npm.
 */
export function packageManagerOf(folder: string, env: NodeJS.ProcessEnv = {}): string {
  for (let at = resolve(folder); at !== dirname(at); at = dirname(at))
    for (const [name, files] of Object.entries(FILES))
      if (files.some((file) => existsSync(join(at, file)))) return name;
  const [running = ''] = (env.npm_config_user_agent ?? '').split('/');
  return Object.hasOwn(FILES, running) ? running : 'npm';
}

/** The file by which a project, in a folder or above it, has Yarn's Plug'n'Play instead of node_modules. */
export function plugAndPlayOf(folder: string): string | undefined {
  for (let at = resolve(folder); at !== dirname(at); at = dirname(at)) {
    const found = ['.pnp.cjs', '.pnp.js'].map((name) => join(at, name)).find((file) => existsSync(file));
    if (found) return found;
  }
  return undefined;
}
