import {readFile, writeFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Workspace} from '../../support/workspace.ts';
import {type Batch, openBatch} from './open-batch.ts';

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
