import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import {MINIMUM_FFMPEG, readFfmpegVersion} from './ffmpeg-version.js';
import {browserPlaces, ffmpegPlaces, remotionBrowserPlaces} from './tool-places.js';

// Plain JavaScript without dependencies: set-up runs it on Node 20, before anything is installed.

/**
 * @typedef {'environment' | 'config' | 'remotion' | 'system'} Source how a program was found
 * @typedef {{path: string, kind: 'headless-shell' | 'chrome', from: Source}} Browser
 * @typedef {{ffmpeg: string, ffprobe: string, version: string, from: Source}} Ffmpeg
 * @typedef {{code: string, what: string, expected: string, got: string, fix: string}} ToolProblem
 * @typedef {{found: null, named: boolean, problem: ToolProblem}} NotFound `named`: the program was chosen by variable or config, so no other one is used instead
 */

/**
 * Where to look. `root` is the folder with the package.json whose `tenspot` field may name the programs
 * (`browser`, `ffmpeg`, `ffprobe`, as paths from that folder or names on PATH).
 * @typedef {object} Search
 * @property {string} root
 * @property {NodeJS.ProcessEnv} [env]
 * @property {NodeJS.Platform} [platform]
 * @property {string} [arch]
 * @property {string} [cache] file that caches the result of `ffmpeg -version`; default: none
 */

/**
 * Finds the browser: TENSPOT_BROWSER, else the config, else the one that Remotion installed, else the system's.
 * @param {Search} search
 * @returns {{found: Browser} | NotFound}
 */
export function findBrowser({root, env = process.env, platform = process.platform, arch = process.arch}) {
  const named = namedTool({variable: 'TENSPOT_BROWSER', field: 'browser', root, env, platform});
  if (named) {
    if (named.file) return {found: {...browserAt(named.file), from: named.from}};
    return {found: null, named: true, problem: notAProgram('browser-missing', named)};
  }
  const own = remotionBrowserPlaces({root, platform, arch}).find((file) => isProgram(file, platform));
  if (own) return {found: {...browserAt(own), from: 'remotion'}};
  const system = browserPlaces({env, platform}).find((file) => isProgram(file, platform));
  if (system) return {found: {...browserAt(system), from: 'system'}};
  return {
    found: null,
    named: false,
    problem: {
      code: 'browser-missing',
      what: 'no browser to draw frames with',
      expected: 'chrome-headless-shell, chromium-headless-shell, Chromium or Chrome',
      got: 'none of them on PATH, in node_modules/.remotion or in the usual places',
      fix: 'Run `npx tenspot doctor` for the command that installs it, or set TENSPOT_BROWSER to its path.',
    },
  };
}

/**
 * Finds ffmpeg and its ffprobe: TENSPOT_FFMPEG and TENSPOT_FFPROBE, else the config, else the system's. An ffmpeg that is
 * too old or has no x264 is skipped; the problem names it if no other one is found.
 * @param {Search} search
 * @returns {{found: Ffmpeg} | NotFound}
 */
export function findFfmpeg({root, env = process.env, platform = process.platform, cache}) {
  const probe = namedTool({variable: 'TENSPOT_FFPROBE', field: 'ffprobe', root, env, platform});
  if (probe && !probe.file) return {found: null, named: true, problem: notAProgram('ffmpeg-missing', probe)};
  const named = namedTool({variable: 'TENSPOT_FFMPEG', field: 'ffmpeg', root, env, platform});
  if (named && !named.file) return {found: null, named: true, problem: notAProgram('ffmpeg-missing', named)};

  const system = () => ffmpegPlaces({env, platform}).filter((file) => isProgram(file, platform));
  const refused = [];
  for (const file of named?.file ? [named.file] : system()) {
    const ffprobe =
      probe?.file ?? path.join(path.dirname(file), platform === 'win32' ? 'ffprobe.exe' : 'ffprobe');
    const read = readFfmpegVersion(file, cache);
    if (read.refused) refused.push(`${file}, ${read.refused}`);
    else if (!isProgram(ffprobe, platform)) refused.push(`${file}, with no ffprobe beside it`);
    else return {found: {ffmpeg: file, ffprobe, version: read.version, from: named?.from ?? 'system'}};
  }
  return {
    found: null,
    named: Boolean(named),
    problem: {
      code: 'ffmpeg-missing',
      what: refused.length > 0 ? 'no ffmpeg that can be used' : 'no ffmpeg',
      expected: `ffmpeg ${MINIMUM_FFMPEG} or newer with libx264, and ffprobe beside it`,
      got: refused.length > 0 ? refused.join('; ') : 'none on PATH or in the usual places',
      fix: named
        ? `Correct ${named.name}, or remove it to use the system's.`
        : 'Run `npx tenspot doctor` for the command that installs it, or set TENSPOT_FFMPEG to its path.',
    },
  };
}

/**
 * The program that an environment variable or the config names. `file` is null if it cannot be run.
 * @param {{variable: string, field: string, root: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform}} choice
 * @returns {{name: string, value: string, file: string | null, from: 'environment' | 'config'} | null}
 */
function namedTool({variable, field, root, env, platform}) {
  const fromEnv = env[variable];
  const value = fromEnv || readConfig(root)[field];
  if (!value) return null;
  const from = fromEnv ? 'environment' : 'config';
  const name = fromEnv ? variable : `"tenspot": {"${field}"} in package.json`;
  const isPath = /[/\\]/.test(value);
  const folders = isPath
    ? [from === 'config' ? root : process.cwd()]
    : (env.PATH ?? '').split(path.delimiter);
  const file = folders.map((folder) => path.resolve(folder, value)).find((each) => isProgram(each, platform));
  return {name, value, file: file ?? null, from};
}

/**
 * @param {string} root
 * @returns {Record<string, string | undefined>}
 */
function readConfig(root) {
  try {
    return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).tenspot ?? {};
  } catch {
    return {};
  }
}

/**
 * @param {string} code
 * @param {{name: string, value: string}} named
 * @returns {ToolProblem}
 */
const notAProgram = (code, {name, value}) => ({
  code,
  what: `${name} does not name a program`,
  expected: 'the path of an executable file, or a name on PATH',
  got: value,
  fix: `Correct ${name}, or remove it to let Tenspot look for itself.`,
});

/**
 * @param {string} file
 * @param {NodeJS.Platform} platform
 */
function isProgram(file, platform) {
  try {
    accessSync(file, platform === 'win32' ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The kind matters because a headless shell and a full Chrome are started with different options.
 * @param {string} file
 * @returns {Pick<Browser, 'path' | 'kind'>}
 */
const browserAt = (file) => ({
  path: behindWrapper(file),
  kind: /headless[-_]shell/i.test(path.basename(file)) ? 'headless-shell' : 'chrome',
});

/**
 * The program that a wrapper script starts; the file itself if it is none. Debian's browser is a script that starts the
 * program and waits: killing the script would leave the program running. Only scripts that do nothing else are unwrapped.
 * @param {string} file
 */
function behindWrapper(file) {
  const start = Buffer.alloc(1024);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, start, 0, start.length, 0);
  closeSync(descriptor);
  const script = start.toString('utf8', 0, length);
  const program = /^#![^\n]*sh\b[^\n]*\n\s*(?:exec )?(\/\S+) "\$@"\s*$/.exec(script)?.[1];
  return program && existsSync(program) ? program : file;
}
