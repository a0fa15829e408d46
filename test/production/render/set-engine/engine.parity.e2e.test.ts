import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {run} from '../../../../src/machine/process/child.ts';
import {ROOT} from '../../../support/tools.ts';
import type {Swatch} from './parity/color.ts';
import {NEAR} from './parity/compare.ts';

type Parity = {name: string; frames: number; mean: number; least: number; picture: string};

/** Where the frames that differ most are written. */
const FOUND = join(ROOT, 'out/parity');

const home = mkdtempSync(join(tmpdir(), 'tenspot-parity-'));
const parities: Parity[] = [];
const swatches: Swatch[] = [];
beforeAll(async () => {
  rmSync(FOUND, {recursive: true, force: true});
  const script = join(import.meta.dirname, 'parity/draw.ts');
  const {stdout} = await run(process.execPath, ['--conditions=tenspot-source', script, FOUND, home]);
  for (const line of stdout.toString().split('\n').filter(Boolean)) {
    const {parity, swatch} = JSON.parse(line) as {parity?: Parity; swatch?: Swatch};
    if (parity) parities.push(parity);
    if (swatch) swatches.push(swatch);
  }
});
afterAll(() => rmSync(home, {recursive: true, force: true}));

test('the set engine makes the pictures of the reference, for both samples and what is hardest to lay over footage', () => {
  const far = parities.filter(({mean, least}) => mean < NEAR.mean || least < NEAR.least);
  expect(far, 'expected, got and their difference are in the pictures').toEqual([]);
  expect(parities.reduce((sum, {frames}) => sum + frames, 0)).toBeGreaterThan(50);
});

test('brand colours come out as they are, as graphics and as footage, from both engines', () => {
  expect(swatches.filter(({off}) => off > 1)).toEqual([]);
  expect(swatches.length).toBeGreaterThan(50);
});
