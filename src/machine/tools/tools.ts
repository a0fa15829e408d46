import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {run} from '../process/child.ts';
import {findBrowser, findFfmpeg} from './find-tools.js';
import {commandFor} from './install-commands.js';

/** The programs of this machine that do the work. */
export type Tools = {
  ffmpeg: string;
  ffprobe: string;
  ffmpegVersion: string;
};

export type BrowserProgram = {path: string; kind: 'headless-shell' | 'chrome'};

/** `root` is the workspace: its package.json may name the programs. */
export function findTools(root: string): Tools {
  const modules = join(root, 'node_modules');
  // Looking leaves no folder behind where there was none.
  const cache = existsSync(modules) ? {cache: join(modules, '.cache', 'tenspot', 'ffmpeg.json')} : {};
  const result = findFfmpeg({root, ...cache});
  if (!result.found) throw missing(result, 'ffmpeg');
  const {ffmpeg, ffprobe, version} = result.found;
  return {ffmpeg, ffprobe, ffmpegVersion: version};
}

export function findBrowserProgram(root: string): BrowserProgram {
  const result = findBrowser({root});
  if (!result.found) throw missing(result, 'browser');
  return result.found;
}

/** What a person chose is theirs to correct; what nobody chose is installed by the command for this system. */
const missing = (
  {named, problem}: {named: boolean; problem: Problem},
  tool: 'ffmpeg' | 'browser',
): TenspotError => new TenspotError(named ? problem : {...problem, fix: commandFor(tool)});

/** The browser's own name and version: another one draws other pixels. */
export async function browserVersion({path}: BrowserProgram): Promise<string> {
  const {stdout} = await run(path, ['--version', '--no-sandbox'], {timeout: 20_000});
  return stdout.toString('utf8').trim();
}
