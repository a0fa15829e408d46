import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {noteElsewhere} from '../../../src/production/deliver/delivered-elsewhere.ts';
import {deliveredNames} from '../../../src/production/results/delivered-names.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('the names of delivered files are known, also those of a delivery in a folder that a person chose', async () => {
  const out = temporaryFolder();
  const elsewhere = join(temporaryFolder(), 'handed-over');
  const write = (folder: string, name: string): void => {
    mkdirSync(folder, {recursive: true});
    const deliverables = [{variant: 'ice', name: 'brand_ice', file: `meta-reels/${name}.mp4`}];
    writeFileSync(join(folder, 'delivery.json'), JSON.stringify({version: 1, deliverables}));
  };
  write(join(out, 'spring/deliveries/spring_r1'), 'Final cut');
  write(elsewhere, 'c1_1080x1920');
  await noteElsewhere(elsewhere, {out}, 'spring');
  expect((await deliveredNames({out}, 'spring')).map(({name}) => name).sort()).toEqual(
    ['Final cut', 'brand_ice', 'brand_ice', 'c1_1080x1920'].sort(),
  );
  expect(await deliveredNames({out}, 'summer')).toEqual([]);
});
