import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';
import {ROOT} from '../../support/tools.ts';

// Inside the workspace: what is built from there finds its packages.
mkdirSync(join(ROOT, '.tenspot'), {recursive: true});
const folder = mkdtempSync(join(ROOT, '.tenspot/test-bench-'));
beforeAll(async () => {
  const script = join(import.meta.dirname, 'draw.ts');
  await run(process.execPath, ['--conditions=tenspot-source', script, join(folder, 'home'), folder]);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** The mean difference of two pictures, in levels of 255. */
async function apart(a: string, b: string): Promise<number> {
  const [one, two] = await Promise.all(
    [a, b].map((name) =>
      sharp(join(folder, `${name}.png`))
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  );
  let sum = 0;
  for (const [at, value] of (one as Buffer).entries()) sum += Math.abs(value - ((two as Buffer)[at] ?? 0));
  return sum / (one as Buffer).length;
}

test('what the bench has stock render is the same spot', async () => {
  expect(await apart('ours', 'stock')).toBeLessThan(3);
  expect(await apart('ours', 'moving')).toBeGreaterThan(0.05);
});

test('in full motion no frame has the graphics of the one before', async () => {
  expect(await apart('moving', 'moved')).toBeGreaterThan(0.05);
});
