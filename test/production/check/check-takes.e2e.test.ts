import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import type {CheckContext} from '../../../src/production/check/check-context.ts';
import {checkTakes, type TakesCheck} from '../../../src/production/check/check-takes.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import type {StagedVariant} from '../../../src/production/stage/stage-variant.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';
import {carton, FRAME, jpegWith, type Shown} from './product/carton.ts';

const TAGS = [
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
];

/** Checks a variant of 1080x1920 whose only clip shows a carton for a second, from its frame 30 on. */
async function checkCarton(shown: Shown, folder = temporaryFolder()): Promise<TakesCheck> {
  mkdirSync(join(folder, 'products'), {recursive: true});
  writeFileSync(join(folder, 'products/carton.png'), await sharp(Buffer.from(carton())).png().toBuffer());
  const still = join(folder, 'still.jpg');
  writeFileSync(still, await jpegWith(shown));
  const scale = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
  const made = await makeMedia(
    [
      '-loop',
      '1',
      '-i',
      still,
      '-t',
      '1',
      '-r',
      '30',
      '-vf',
      scale,
      '-c:v',
      'libx264',
      '-crf',
      '18',
      ...TAGS,
    ],
    join(folder, 'take.mp4'),
  );
  const store = await openStore(join(folder, 'home'));
  const src = await store.put(made, 'mp4');
  const take = {shot: 'hero', src, fps: 30, ...FRAME, frames: 30};
  const clip = {
    ...{slot: 'hero', layer: 'hero', src, ...FRAME, from: 30, frames: 30, in: 0, length: 30, speed: 1},
    ...{cube: null, rect: {x: 0, y: 0, width: 1, height: 1}, focus: [0.5, 0.5]},
    move: {kind: 'static', amount: 0, ease: 'linear'},
  };
  const staged = {
    variant: {id: 'a', props: {brand: 'tea'}},
    spot: {footage: [clip], width: 1080, height: 1920, copy: {}},
    fillings: {hero: {take, pick: {}}},
  } as unknown as StagedVariant;
  const product = {file: 'products/carton.png', views: [], label: []};
  const file = {meta: {name: 'Tea'}, defaults: {tenspot: {products: {carton: product}, words: {claims: []}}}};
  const project = {
    catalog: {brands: {tea: {id: 'tea', folder, file}}},
    spot: {shots: [{id: 'hero', kind: 'product-detail'}], brief: null},
  } as unknown as SpotProject;
  try {
    const context = {store, tools, scale: 1, changed: []} as unknown as CheckContext;
    const [checked] = await checkTakes([staged], project, context);
    return checked as TakesCheck;
  } finally {
    await store.close();
  }
}

test('a true product passes, and its place is known in the frames of the spot', async () => {
  const {findings, products} = await checkCarton({});
  expect(findings.filter(({severity}) => severity !== 'info')).toEqual([]);
  const [first] = products;
  expect(first).toMatchObject({frame: 30});
  expect(first?.box.x).toBeGreaterThan(220);
  expect((first?.box.x ?? 0) + (first?.box.width ?? 0)).toBeLessThan(840);
}, 240_000);

test('another colour is a finding in the frames and pixels of the master, and a second check looks at nothing', async () => {
  const folder = temporaryFolder();
  const {findings} = await checkCarton({body: '#1d3f6f'}, folder);
  const [found] = findings.filter(({severity}) => severity !== 'info');
  expect(found).toMatchObject({rule: 'product-colour', variant: 'a', frames: {from: 30, frames: 30}});
  const {frame, box} = (found?.evidence ?? {}) as {frame: number; box: {x: number; width: number}};
  expect(frame).toBeGreaterThanOrEqual(30);
  expect(box.width).toBeGreaterThan(300);
  const began = performance.now();
  expect((await checkCarton({body: '#1d3f6f'}, folder)).findings).toEqual(findings);
  expect(performance.now() - began).toBeLessThan(20_000);
}, 240_000);
