import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {fontKind} from '../../../src/machine/fonts/font-kind.ts';
import {readGlyphs} from '../../../src/machine/fonts/read-font.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

const inter = join(ROOT, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');

function fileOf(bytes: string | Buffer): string {
  const file = join(temporaryFolder(), 'a.font');
  writeFileSync(file, bytes);
  return file;
}

describe('the format of a font file', () => {
  test('is found by its first bytes, whatever its name', async () => {
    expect(await fontKind(fileOf(readFileSync(inter)))).toBe('woff2');
    expect(await fontKind(fileOf(Buffer.from(`OTTO${'\0'.repeat(200)}`)))).toBe('otf');
  });

  test.each([
    ['an empty file', '', '0 bytes'],
    ['a text', 'body {font-family: serif}', 'a file of another type'],
    ['a font that is cut off', readFileSync(inter).subarray(0, 4000), 'the file is cut off'],
    ['the beginning of a font', 'OTTO', 'the file is cut off'],
    ['a collection of fonts', `ttcf${'\0'.repeat(200)}`, 'a font collection'],
    ['a PostScript font', Buffer.from(`\x80\x01${'\0'.repeat(200)}`, 'latin1'), 'Type 1'],
  ])('is not found in %s', async (_, bytes, got) => {
    const file = fileOf(bytes);
    await expect(fontKind(file)).rejects.toMatchObject({
      code: 'font-unreadable',
      problems: [{where: {file}, got: expect.stringContaining(got)}],
    });
  });

  test('is not found where there is no file', async () => {
    await expect(fontKind('/nowhere/a.ttf')).rejects.toMatchObject({
      problems: [{where: {file: '/nowhere/a.ttf'}}],
    });
  });
});

describe('the characters of a font', () => {
  const code = (char: string): number => char.codePointAt(0) ?? 0;

  test('are those that its file can draw', async () => {
    const glyphs = await readGlyphs(inter);
    expect(['A', 'é', '€'].map((char) => glyphs.has(code(char)))).toEqual([true, true, true]);
    expect(['Ж', '字'].map((char) => glyphs.has(code(char)))).toEqual([false, false]);
  });

  test('cannot be read from a file that is no font', async () => {
    await expect(readGlyphs(fileOf('OTTO and nothing else'))).rejects.toMatchObject({
      code: 'font-unreadable',
    });
  });
});
