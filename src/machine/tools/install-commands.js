import {existsSync, readFileSync} from 'node:fs';

// Plain JavaScript without dependencies: set-up runs it on Node 20, before anything is installed.

/** @typedef {'ffmpeg' | 'chromium-headless-shell'} Package */

/**
 * The command that installs a missing program on this system. If apt's version is installed and was refused, apt has no
 * newer one, so the general advice is returned.
 * @param {'ffmpeg' | 'browser'} tool
 */
export function commandFor(tool) {
  const apt = tool === 'ffmpeg' ? 'ffmpeg' : 'chromium-headless-shell';
  if (hasPackage(apt) && !existsSync(`/usr/bin/${apt}`))
    return `sudo apt-get update && sudo apt-get install -y ${apt}`;
  const commands = COMMANDS.find(({here}) => here());
  return commands?.[tool] ?? ELSEWHERE[tool];
}

const ELSEWHERE = {
  ffmpeg: 'install ffmpeg from ffmpeg.org/download.html, or set TENSPOT_FFMPEG to its path',
  browser: 'install Chromium or Chrome, or set TENSPOT_BROWSER to its path',
};

const COMMANDS = [
  {
    here: () => process.platform === 'darwin',
    ffmpeg: 'brew install ffmpeg',
    browser: 'brew install --cask google-chrome',
  },
  {
    here: () => process.platform === 'win32',
    ffmpeg: 'winget install -e --id Gyan.FFmpeg',
    browser: 'winget install -e --id Google.Chrome',
  },
  {
    here: () => isLike('fedora'),
    ffmpeg: 'sudo dnf install -y ffmpeg   (from RPM Fusion: ffmpeg-free has no x264)',
    browser: 'sudo dnf install -y chromium',
  },
  {
    here: () => isLike('arch'),
    ffmpeg: 'sudo pacman -S --needed ffmpeg',
    browser: 'sudo pacman -S --needed chromium',
  },
  {here: () => isLike('suse'), ffmpeg: 'sudo zypper install ffmpeg', browser: 'sudo zypper install chromium'},
  {here: () => isLike('alpine'), ffmpeg: 'sudo apk add ffmpeg', browser: 'sudo apk add chromium'},
];

/**
 * Whether apt has a usable package. Ubuntu has Chromium only as a snap, which cannot read hidden folders.
 * @param {Package} name
 */
export function hasPackage(name) {
  if (!isLike('debian')) return false;
  return name === 'ffmpeg' || !isLike('ubuntu');
}

/** @param {string} family */
function isLike(family) {
  if (process.platform !== 'linux') return false;
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const ids = `${/^ID=(.*)$/m.exec(text)?.[1]} ${/^ID_LIKE=(.*)$/m.exec(text)?.[1] ?? ''}`;
    return ids.replaceAll('"', '').split(' ').includes(family);
  } catch {
    return false;
  }
}
