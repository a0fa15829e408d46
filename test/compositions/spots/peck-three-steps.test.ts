import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readDocument} from '../../../src/machine/documents/document.ts';
import {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {ScriptFile} from '../../../src/spot/documents/script.ts';
import {VariantsFile} from '../../../src/spot/variant/variants-file.ts';
import {ROOT} from '../../support/tools.ts';

const FPS = 30;

const SPOT = join(ROOT, 'compositions/spots/peck-three-steps');

test('in every bed of the variants, all cuts are within a frame of a beat or half beat', async () => {
  const script = await readDocument(join(SPOT, 'script.yaml'), ScriptFile);
  const variants = await readDocument(join(SPOT, 'variants.yaml'), VariantsFile);
  const brand = await readDocument(join(ROOT, 'brands', variants.value.brand, 'brand.yaml'), BrandFile);
  const {beds} = brand.value.defaults.tenspot.music;
  const lengths = script.value.beats.map(({seconds}) => seconds);
  const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((a, b) => a + b));
  const names = (variants.value.axes.bed ?? []).map(({music}) => String(music));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const half = 30 / (beds[name]?.bpm ?? 0);
    const away = ends.map((end) => Math.abs(end - Math.round(end / half) * half) * FPS);
    expect(Math.max(...away)).toBeLessThan(1);
  }
});
