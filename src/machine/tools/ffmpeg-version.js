import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** The oldest ffmpeg that Tenspot is tested with. */
export const MINIMUM_FFMPEG = '5.1';

/** For builds from git, which have no release number: libavcodec's version in ffmpeg 5.1. */
const MINIMUM_LIBAVCODEC = '59.37';

/** @typedef {{version: string, refused: string | null}} FfmpegVersion `refused`: why this ffmpeg cannot be used, or null */

/**
 * Runs `ffmpeg -version` and checks version and build.
 * @param {string} file
 * @param {string} [cache] a file that caches the result until the program's size or modification time changes
 * @returns {FfmpegVersion}
 */
export function readFfmpegVersion(file, cache) {
  const {mtimeMs, size} = statSync(file);
  const key = `${file} ${size} ${mtimeMs}`;
  const remembered = cache ? readCache(cache) : {};
  const known = remembered[key];
  if (known) return known;
  const result = spawnSync(file, ['-version'], {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = parseFfmpegVersion(result.stdout ?? '');
  if (cache && result.status === 0) writeCache(cache, {...remembered, [key]: answer});
  return answer;
}

/**
 * @param {string} text what `ffmpeg -version` printed
 * @returns {FfmpegVersion}
 */
function parseFfmpegVersion(text) {
  const version = /^ffmpeg version (\S+)/.exec(text)?.[1];
  if (!version) return {version: 'unknown', refused: 'which does not answer `-version` as ffmpeg does'};
  const release = /^n?(\d+\.\d+)/.exec(version)?.[1];
  const libavcodec = /^libavcodec\s+(\d+)\.\s*(\d+)/m.exec(text)?.slice(1).join('.');
  const enough = release
    ? atLeast(release, MINIMUM_FFMPEG)
    : atLeast(libavcodec ?? '0.0', MINIMUM_LIBAVCODEC);
  if (!enough) return {version, refused: `too old (${version})`};
  const built = /^\s*configuration: (.*)$/m.exec(text)?.[1];
  if (built && !built.includes('--enable-libx264'))
    return {version, refused: `built without libx264 (${version})`};
  return {version, refused: null};
}

/**
 * @param {string} got
 * @param {string} least
 */
function atLeast(got, least) {
  const [major = 0, minor = 0] = got.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/**
 * @param {string} cache
 * @returns {Record<string, FfmpegVersion>}
 */
function readCache(cache) {
  try {
    return JSON.parse(readFileSync(cache, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} cache
 * @param {Record<string, FfmpegVersion>} answers
 */
function writeCache(cache, answers) {
  try {
    mkdirSync(path.dirname(cache), {recursive: true});
    const partial = `${cache}.${process.pid}`;
    writeFileSync(partial, JSON.stringify(answers));
    renameSync(partial, cache);
  } catch {
    // Without a cache, `ffmpeg -version` runs again the next time.
  }
}
