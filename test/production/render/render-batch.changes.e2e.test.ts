import {appendFile, readFile, writeFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {makeMedia} from '../../support/tools.ts';
import type {Workspace} from '../../support/workspace.ts';
import {type Batch, OUT, openBatch} from './open-batch.ts';

let batch: Batch;
let workspace: Workspace;

beforeAll(async () => {
  batch = await openBatch();
  workspace = batch.workspace;
  const {code, stderr} = await batch.render();
  expect(code, stderr).toBe(0);
});

afterAll(() => workspace.remove());

describe('exactly what is affected is made again', () => {
  test('one brand colour: every variant of the brand', async () => {
    expect(await batch.madeBy(() => workspace.edit('brands/plain/brand.yaml', '#c03020', '#2030c0'))).toEqual(
      ['one', 'two'],
    );
  });

  test('one take: the variants that show it', async () => {
    expect(
      await batch.madeBy(() =>
        makeMedia(
          [
            '-f',
            'lavfi',
            '-i',
            'mandelbrot=size=270x480:rate=24',
            '-t',
            '1.5',
            '-c:v',
            'libx264',
            '-pix_fmt',
            'yuv420p',
          ],
          workspace.path('compositions/spots/tiny/balls.mp4'),
        ),
      ),
    ).toEqual(['two']);
  });

  test('a master that was tampered with', async () => {
    expect(await batch.madeBy(() => appendFile(workspace.path(OUT, 'two.mp4'), 'x'))).toEqual(['two']);
  });

  test('one line of the template: all of its variants; a comment in it: none', async () => {
    const graphics = 'compositions/templates/plain/graphics.tsx';
    expect(await batch.madeBy(() => workspace.edit(graphics, 'height: 200,', 'height: 180,'))).toEqual([
      'one',
      'two',
    ]);
    expect(
      await batch.madeBy(() => workspace.edit(graphics, 'return (', '// a comment\n  return (')),
    ).toEqual([]);
  });

  test('what the workspace puts around its templates: every variant', async () => {
    const line = "import {templates} from './templates.generated.ts';";
    expect(
      await batch.madeBy(() =>
        workspace.edit('compositions/Root.tsx', line, `${line}\n\ndocument.title = 'other';`),
      ),
    ).toEqual(['one', 'two']);
  });

  test('one byte of the font: every variant that is set in it', async () => {
    expect(await batch.madeBy(() => raiseVersion(workspace.path('brands/plain/fonts/inter.woff2')))).toEqual([
      'one',
      'two',
    ]);
  });
});

/** Raises the minor version in a WOFF2 header: another file, the same glyphs. */
async function raiseVersion(file: string): Promise<void> {
  const data = await readFile(file);
  data.writeUInt16BE(data.readUInt16BE(26) + 1, 26);
  await writeFile(file, data);
}
