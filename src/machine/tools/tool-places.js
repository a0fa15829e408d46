import path from 'node:path';

/** @typedef {{env: NodeJS.ProcessEnv, platform: NodeJS.Platform}} System */

/** The headless shell first: it starts faster than a full browser and draws the same. */
const BROWSER_NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
];

/**
 * Paths where a browser may be, best first.
 * @param {System} system
 * @returns {string[]}
 */
export function browserPlaces({env, platform}) {
  const onPath = BROWSER_NAMES.flatMap((name) => alongPath(name, {env, platform}));
  if (platform === 'darwin') {
    const applications = ['/Applications', path.join(env.HOME ?? '/', 'Applications')];
    return [
      ...onPath,
      ...applications.map((folder) => `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`),
      ...applications.map((folder) => `${folder}/Chromium.app/Contents/MacOS/Chromium`),
    ];
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (each) => each !== undefined,
    );
    return [
      ...onPath,
      ...folders.map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
      ...folders.map((folder) => path.join(folder, 'Chromium/Application/chrome.exe')),
      ...folders.map((folder) => path.join(folder, 'Microsoft/Edge/Application/msedge.exe')),
    ];
  }
  // A snap can read neither hidden folders nor temporary files of other programs.
  return onPath.filter((file) => !file.startsWith('/snap/'));
}

/**
 * Paths where ffmpeg may be, best first.
 * @param {System} system
 * @returns {string[]}
 */
export function ffmpegPlaces({env, platform}) {
  const onPath = alongPath('ffmpeg', {env, platform});
  if (platform !== 'win32') return onPath;
  const links = env.LOCALAPPDATA ? [path.join(env.LOCALAPPDATA, 'Microsoft/WinGet/Links/ffmpeg.exe')] : [];
  return [...onPath, ...links, 'C:\\ffmpeg\\bin\\ffmpeg.exe'];
}

/**
 * Paths where `ensureBrowser()` of @remotion/renderer installs its headless shell. Builds for Linux on ARM and Amazon
 * Linux name the program `headless_shell`.
 * @param {{root: string, platform: NodeJS.Platform, arch: string}} where
 * @returns {string[]}
 */
export function remotionBrowserPlaces({root, platform, arch}) {
  const name = remotionPlatform(platform, arch);
  const folder = path.join(
    root,
    'node_modules/.remotion/chrome-headless-shell',
    name,
    `chrome-headless-shell-${name}`,
  );
  const programs = ['chrome-headless-shell', 'headless_shell', 'chrome-headless-shell.exe'];
  return programs.map((program) => path.join(folder, program));
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
function remotionPlatform(platform, arch) {
  if (platform === 'darwin') return arch === 'arm64' ? 'mac-arm64' : 'mac-x64';
  if (platform === 'linux') return arch === 'arm64' ? 'linux-arm64' : 'linux64';
  return 'win64';
}

/**
 * Paths of a program in the folders of PATH. On macOS also in Homebrew's, which are on PATH only in shells.
 * @param {string} name
 * @param {System} system
 */
function alongPath(name, {env, platform}) {
  const folders = (env.PATH ?? env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const brew = platform === 'darwin' ? ['/opt/homebrew/bin', '/usr/local/bin'] : [];
  const file = platform === 'win32' ? `${name}.exe` : name;
  return [...new Set([...folders, ...brew])].map((folder) => path.join(folder, file));
}
