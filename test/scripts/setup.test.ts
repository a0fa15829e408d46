import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {fakeFfmpeg, program} from '../support/scratch.ts';
import {clone, cloneWithTools, isDebian, isRoot, setUp} from './clone.ts';

const NOBODY = 65_534;

/** The user `nobody` can run this Node only where all users may enter the folders above it. */
const nobodyRuns = spawnSync(process.execPath, ['--version'], {uid: NOBODY}).status === 0;

/** An apt-get that notes what it is asked and makes the program it installs. */
function fakeApt(bin: string, version = '7.1') {
  const asked = path.join(bin, 'asked');
  const make = (name: string, line: string) =>
    `echo "#!/bin/sh\necho ${line}" > '${bin}/${name}'; /bin/chmod +x '${bin}/${name}'`;
  program(
    bin,
    'apt-get',
    `echo "$@" >> '${asked}'
case "$*" in
  *install*ffmpeg*) ${make('ffmpeg', `ffmpeg version ${version}`)}; ${make('ffprobe', '')};;
  *install*chromium*) ${make('chromium-headless-shell', '')};;
esac`,
  );
  return () => readFileSync(asked, 'utf8').trim().split('\n');
}

describe('the packages', () => {
  it('are installed in a fresh clone, and the second run has nothing to do', () => {
    const fresh = cloneWithTools();
    const first = setUp(fresh);
    expect(first).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('because there are none yet'),
    });
    expect(existsSync(path.join(fresh.root, 'node_modules/thing/package.json'))).toBe(true);
    const second = setUp(fresh);
    expect(second).toMatchObject({status: 0, stderr: 'set-up: ready: chromium-headless-shell, ffmpeg 7.1\n'});
  });

  it.each([
    [
      'one was deleted',
      'thing is missing',
      (modules: string) => rmSync(path.join(modules, 'thing'), {recursive: true}),
    ],
    [
      'the lock names another version',
      'thing is 0.9.0, not 1.0.0',
      (modules: string) =>
        edit(path.join(modules, '.package-lock.json'), '"version": "1.0.0"', '"version": "0.9.0"'),
    ],
    [
      'the lock names another build',
      'is another build',
      (modules: string) => edit(path.join(modules, '.package-lock.json'), 'sha512-', 'sha512-x'),
    ],
    [
      'an installation was interrupted',
      'there are none yet',
      (modules: string) => rmSync(path.join(modules, '.package-lock.json')),
    ],
  ])('are installed again when %s', (_, why, spoil) => {
    const fresh = cloneWithTools();
    setUp(fresh);
    spoil(path.join(fresh.root, 'node_modules'));
    expect(setUp(fresh)).toMatchObject({status: 0, stderr: expect.stringContaining(why)});
    expect(setUp(fresh).stderr).not.toContain('npm ci');
  });

  it('that cannot be had end set-up with what to do', () => {
    const fresh = cloneWithTools();
    rmSync(path.join(fresh.root, 'thing-1.0.0.tgz'));
    expect(setUp(fresh, {HOME: path.join(fresh.root, 'empty')})).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /the packages could not be installed[\s\S]*expected:[\s\S]*got:[\s\S]*do this:/,
      ),
    });
  });

  it('need their lock file', () => {
    const fresh = cloneWithTools();
    rmSync(path.join(fresh.root, 'package-lock.json'));
    expect(setUp(fresh)).toMatchObject({status: 1, stderr: expect.stringContaining('no package-lock.json')});
  });
});

describe('a program that a person named', () => {
  it.each([
    ['TENSPOT_BROWSER', {TENSPOT_BROWSER: '/no/such/browser'}],
    ['TENSPOT_FFMPEG', {TENSPOT_FFMPEG: '/no/such/ffmpeg'}],
    ['TENSPOT_FFPROBE', {TENSPOT_FFPROBE: '/no/such/ffprobe'}],
  ])('by %s and that is not there ends set-up', (variable, env) => {
    const fresh = cloneWithTools();
    const {status, stderr} = setUp(fresh, env);
    expect(status).toBe(1);
    expect(stderr).toContain(`${variable} does not name a program`);
    expect(stderr).toContain('/no/such/');
    expect(stderr).toContain(`do this:  Correct ${variable}`);
  });
});

describe.runIf(isDebian && isRoot)('on Debian as root', () => {
  it('what is missing is installed, and only that', () => {
    const fresh = clone();
    program(fresh.bin, 'chromium', '');
    const asked = fakeApt(fresh.bin);
    expect(setUp(fresh)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('ready: chromium, ffmpeg 7.1'),
    });
    expect(asked()).toEqual(['update -q', 'install -q -y --no-install-recommends ffmpeg']);
  });

  it('the browser is installed', () => {
    const fresh = clone();
    fakeFfmpeg(fresh.bin, '7.1');
    const asked = fakeApt(fresh.bin);
    expect(setUp(fresh)).toMatchObject({status: 0, stderr: expect.stringContaining('there is no browser')});
    expect(asked().at(-1)).toBe('install -q -y --no-install-recommends chromium-headless-shell');
  });

  it('an ffmpeg that is too old is said to be, and replaced', () => {
    const fresh = cloneWithTools();
    fakeFfmpeg(fresh.bin, '4.4.2');
    fakeApt(fresh.bin);
    expect(setUp(fresh)).toMatchObject({status: 0, stderr: expect.stringContaining('too old (4.4.2)')});
  });

  it('the end is a clear one when apt has nothing newer', () => {
    const fresh = cloneWithTools();
    fakeFfmpeg(fresh.bin, '4.4.2');
    fakeApt(fresh.bin, '4.4.2');
    expect(setUp(fresh)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('expected: ffmpeg 5.1 or newer'),
    });
  });
});

describe.runIf(nobodyRuns)('on Debian as anyone else', () => {
  it('the one command that installs ffmpeg is printed, and nothing installed', () => {
    const fresh = cloneWithTools();
    setUp(fresh);
    for (const name of ['ffmpeg', 'ffprobe']) rmSync(path.join(fresh.bin, name));
    fakeApt(fresh.bin);
    const {status, stderr} = setUp(fresh, {}, NOBODY);
    expect(status).toBe(1);
    expect(stderr).toMatch(/no ffmpeg\n {2}expected: [\s\S]* {2}do this: {2}/);
    expect(existsSync(path.join(fresh.bin, 'asked'))).toBe(false);
  });

  it("Remotion's own download is tried for the browser, and its failure ends in one command", () => {
    const fresh = cloneWithTools();
    setUp(fresh);
    rmSync(path.join(fresh.bin, 'chromium-headless-shell'));
    const {status, stderr} = setUp(fresh, {}, NOBODY);
    expect(status).toBe(1);
    expect(stderr).toContain("downloading Remotion's own headless browser");
    expect(stderr).toMatch(/no browser to draw frames with\n {2}expected: /);
  });
});

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
