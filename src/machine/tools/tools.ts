import {accessSync, constants, existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {run} from '../process/child.ts';
import {findBrowser, findFfmpeg} from './find-tools.js';
import {commandFor} from './install-commands.js';

/** Paths of ffmpeg and ffprobe on this machine. */
export type Tools = {
  ffmpeg: string;
  ffprobe: string;
  ffmpegVersion: string;
};

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A browser on this machine. */
export type BrowserProgram = {path: string; kind: 'headless-shell' | 'chrome'};

/**
 * Finds ffmpeg and ffprobe. `root` is the workspace, whose package.json may name them. `env` may name them too; the rest of the
 * environment, PATH among it, is that of this process. Errors: `ffmpeg-missing`.
 */
export function findTools(root: string, env: Environment = {}): Tools {
  const modules = join(root, 'node_modules');
  // The cache is used only if there is a node_modules: a search must not create one.
  const cache = existsSync(modules) ? {cache: join(modules, '.cache', 'tenspot', 'ffmpeg.json')} : {};
  const result = findFfmpeg({root, env: {...process.env, ...env}, ...cache});
  if (!result.found) throw missing(result, 'ffmpeg');
  const {ffmpeg, ffprobe, version} = result.found;
  return {ffmpeg, ffprobe, ffmpegVersion: version};
}

/** Finds the browser, as `findTools` does. Errors: `browser-missing`. */
export function findBrowserProgram(root: string, env: Environment = {}): BrowserProgram {
  const result = findBrowser({root, env: {...process.env, ...env}});
  if (!result.found) throw missing(result, 'browser');
  return result.found;
}

/** If a person named the program, the fix is to correct that; else it is the command that installs one. */
const missing = (
  {named, problem}: {named: boolean; problem: Problem},
  tool: 'ffmpeg' | 'browser',
): TenspotError => new TenspotError(named ? problem : {...problem, fix: commandFor(tool)});

/** The browser's name and version. They are part of keys, because another version may draw other pixels. */
export async function browserVersion({path}: BrowserProgram): Promise<string> {
  const {stdout} = await run(path, ['--version', '--no-sandbox'], {timeout: 20_000});
  return stdout.toString('utf8').trim();
}

/** Whether a program is in one of the folders of PATH. */
export const hasProgram = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });

const versions = new Map<string, Promise<string>>();

/** What a program of PATH says of its version: a part of the keys of what it makes. Asked once; empty where it does not say. */
export function programVersion(name: string): Promise<string> {
  const known = versions.get(name);
  if (known) return known;
  const asked = run(name, ['--version'], {timeout: 20_000}).then(
    ({stdout}) => stdout.toString('utf8').trim(),
    () => '',
  );
  versions.set(name, asked);
  return asked;
}
