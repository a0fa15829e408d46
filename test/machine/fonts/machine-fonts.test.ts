import {mkdirSync, writeFileSync} from 'node:fs';
import {platform} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {openMachineFonts} from '../../../src/machine/fonts/machine-fonts.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** A program that answers as fontconfig's does, with these files in this order. */
function fontconfig(...files: string[]): string {
  const bin = join(temporaryFolder(), 'bin');
  mkdirSync(bin);
  const lines = files.map((file) => `echo '${file}'`).join('\n');
  writeFileSync(join(bin, 'fc-match'), `#!/bin/sh\n${lines}\n`, {mode: 0o755});
  return bin;
}

const hashWith = (bin: string): Promise<string | null> => {
  vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`);
  return openMachineFonts()();
};

afterEach(() => void vi.unstubAllEnvs());

describe.runIf(platform() === 'linux')('the hash of the fonts of this machine', () => {
  test('changes with a font file and with the order in which fonts are preferred, and with nothing else', async () => {
    const folder = temporaryFolder();
    const [one, two] = [join(folder, 'one.ttf'), join(folder, 'two.ttf')] as const;
    writeFileSync(one, 'one');
    writeFileSync(two, 'two');
    const known = await hashWith(fontconfig(one, two));
    expect(known).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashWith(fontconfig(one, two))).toBe(known);
    expect(await hashWith(fontconfig(two, one))).not.toBe(known);
    writeFileSync(two, 'another');
    expect(await hashWith(fontconfig(one, two))).not.toBe(known);
  });

  test('is null where fontconfig is missing, names no font, or names one that is not there', async () => {
    const empty = join(temporaryFolder(), 'empty');
    mkdirSync(empty);
    vi.stubEnv('PATH', empty);
    expect(await openMachineFonts()()).toBeNull();
    expect(await hashWith(fontconfig())).toBeNull();
    expect(await hashWith(fontconfig('/nowhere/a.ttf'))).toBeNull();
  });
});
