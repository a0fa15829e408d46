import {existsSync, readFileSync, utimesSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {findBrowser, findFfmpeg} from '../../../src/machine/tools/find-tools.js';
import {fakeFfmpeg, program, scratch, write} from '../../support/scratch.ts';

const REMOTION = 'node_modules/.remotion/chrome-headless-shell/linux64/chrome-headless-shell-linux64';
const linux = {platform: 'linux', arch: 'x64'} as const;

describe('the browser', () => {
  it('is the one that TENSPOT_BROWSER names, before all others', () => {
    const root = scratch();
    const mine = program(root, 'mine/my-chrome', '');
    program(root, 'bin/chromium', '');
    const env = {PATH: path.join(root, 'bin'), TENSPOT_BROWSER: mine};
    expect(findBrowser({root, env, ...linux})).toEqual({
      found: {path: mine, kind: 'chrome', from: 'environment'},
    });
  });

  it('is the one in the config, by a path from the package.json', () => {
    const root = scratch();
    program(root, 'tools/chrome-headless-shell', '');
    write(root, {'package.json': JSON.stringify({tenspot: {browser: 'tools/chrome-headless-shell'}})});
    const {found} = findBrowser({root, env: {PATH: ''}, ...linux});
    expect(found).toEqual({
      path: path.join(root, 'tools/chrome-headless-shell'),
      kind: 'headless-shell',
      from: 'config',
    });
  });

  it('is the one that Remotion installed, before those of the system', () => {
    const root = scratch();
    const own = program(root, `${REMOTION}/chrome-headless-shell`, '');
    program(root, 'bin/chromium-headless-shell', '');
    const {found} = findBrowser({root, env: {PATH: path.join(root, 'bin')}, ...linux});
    expect(found).toEqual({path: own, kind: 'headless-shell', from: 'remotion'});
  });

  it('is a headless shell rather than a whole browser, wherever they are on PATH', () => {
    const root = scratch();
    program(root, 'a/chromium', '');
    const shell = program(root, 'b/chromium-headless-shell', '');
    const PATH = [path.join(root, 'a'), path.join(root, 'b')].join(path.delimiter);
    expect(findBrowser({root, env: {PATH}, ...linux}).found?.path).toBe(shell);
  });

  it('is not replaced when the one that a person named does not exist', () => {
    const root = scratch();
    program(root, 'bin/chromium', '');
    const env = {PATH: path.join(root, 'bin'), TENSPOT_BROWSER: '/no/such/browser'};
    expect(findBrowser({root, env, ...linux})).toMatchObject({
      found: null,
      named: true,
      problem: {
        code: 'browser-missing',
        got: '/no/such/browser',
        fix: expect.stringContaining('TENSPOT_BROWSER'),
      },
    });
  });

  it('is not a file that cannot be run', () => {
    const root = scratch();
    write(root, {'bin/chromium': 'just text'});
    const search = findBrowser({root, env: {PATH: path.join(root, 'bin')}, ...linux});
    expect(search).toMatchObject({found: null, named: false, problem: {code: 'browser-missing'}});
  });
});

describe('ffmpeg', () => {
  it('is taken from PATH with the ffprobe beside it', () => {
    const root = scratch();
    const PATH = fakeFfmpeg(path.join(root, 'bin'), '7.1.1');
    expect(findFfmpeg({root, env: {PATH}, ...linux}).found).toEqual({
      ffmpeg: path.join(PATH, 'ffmpeg'),
      ffprobe: path.join(PATH, 'ffprobe'),
      version: '7.1.1',
      from: 'system',
    });
  });

  it('counts as missing when it is older than 5.1, and says so', () => {
    const root = scratch();
    const PATH = fakeFfmpeg(path.join(root, 'bin'), '4.4.2-0ubuntu0.22.04.1');
    expect(findFfmpeg({root, env: {PATH}, ...linux})).toMatchObject({
      found: null,
      problem: {
        expected: expect.stringContaining('5.1'),
        got: expect.stringContaining('too old (4.4.2-0ubuntu0.22.04.1)'),
      },
    });
  });

  it('is passed over when it is too old and a newer one follows', () => {
    const root = scratch();
    const old = fakeFfmpeg(path.join(root, 'old'), '4.4');
    const young = fakeFfmpeg(path.join(root, 'young'), 'n6.0');
    const env = {PATH: [old, young].join(path.delimiter)};
    expect(findFfmpeg({root, env, ...linux}).found).toMatchObject({
      version: 'n6.0',
      ffmpeg: path.join(young, 'ffmpeg'),
    });
  });

  it.each([
    ['59. 37.100', true],
    ['61.  3.100', true],
    ['58.134.100', false],
  ])('built from git is judged by libavcodec %s', (libavcodec, enough) => {
    const root = scratch();
    program(
      root,
      'bin/ffmpeg',
      `echo 'ffmpeg version N-109542-gabc'\necho 'libavcodec     ${libavcodec} / ${libavcodec}'`,
    );
    program(root, 'bin/ffprobe', '');
    expect(findFfmpeg({root, env: {PATH: path.join(root, 'bin')}, ...linux}).found !== null).toBe(enough);
  });

  it('counts as missing without x264, without ffprobe, or when it is something else', () => {
    const refusal = (make: (folder: string) => void) => {
      const root = scratch();
      make(path.join(root, 'bin'));
      const search = findFfmpeg({root, env: {PATH: path.join(root, 'bin')}, ...linux});
      return search.found ? null : search.problem.got;
    };
    expect(refusal((bin) => fakeFfmpeg(bin, '7.0', '--disable-gpl'))).toContain('without libx264');
    expect(refusal((bin) => program(bin, 'ffmpeg', 'echo ffmpeg version 7.0'))).toContain('no ffprobe');
    expect(refusal((bin) => program(bin, 'ffmpeg', 'echo hello'))).toContain('does not answer');
  });

  it('is not replaced when the one that a person named is too old', () => {
    const root = scratch();
    const old = fakeFfmpeg(path.join(root, 'old'), '4.4');
    const env = {PATH: fakeFfmpeg(path.join(root, 'bin'), '7.0'), TENSPOT_FFMPEG: path.join(old, 'ffmpeg')};
    expect(findFfmpeg({root, env, ...linux})).toMatchObject({found: null, named: true});
  });

  it('is asked for its version once, and again when the program changed', () => {
    const root = scratch();
    const cache = path.join(root, 'cache/ffmpeg.json');
    const asked = path.join(root, 'asked');
    const ffmpeg = program(root, 'bin/ffmpeg', `echo once >> '${asked}'\necho 'ffmpeg version 6.1'`);
    program(root, 'bin/ffprobe', '');
    const look = () =>
      findFfmpeg({root, env: {PATH: path.join(root, 'bin')}, ...linux, cache}).found?.version;
    const times = () => readFileSync(asked, 'utf8').trim().split('\n').length;
    expect([look(), look(), look()]).toEqual(['6.1', '6.1', '6.1']);
    expect(times()).toBe(1);
    utimesSync(ffmpeg, 1, 1);
    look();
    expect(times()).toBe(2);
    expect(existsSync(cache)).toBe(true);
  });
});

describe('a browser behind a script', () => {
  it('is the program itself where a script only starts it', () => {
    const root = scratch();
    const real = program(root, 'lib/chromium-headless-shell', '');
    const wrapper = program(root, 'bin/chromium-headless-shell', `${real} "$@"`);
    const {found} = findBrowser({root, env: {PATH: path.dirname(wrapper)}, ...linux});
    expect(found).toEqual({path: real, kind: 'headless-shell', from: 'system'});
  });

  it('is the script where it does more than that', () => {
    const root = scratch();
    const real = program(root, 'lib/chromium-headless-shell', '');
    const wrapper = program(root, 'bin/chromium-headless-shell', `exec ${real} --flag "$@"`);
    const {found} = findBrowser({root, env: {PATH: path.dirname(wrapper)}, ...linux});
    expect(found?.path).toBe(wrapper);
  });
});
