import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {
  deliveryFolder,
  draftName,
  refuseIncomplete,
} from '../../../src/production/deliver/delivery-folder.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import type {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {scratch} from '../../support/scratch.ts';

test('a delivery removes what a killed run of its own spot left, and not the draft of another spot', async () => {
  const folder = scratch();
  const parent = join(folder, 'sent');
  const [own, other] = [join(parent, draftName('autumn')), join(parent, draftName('spring'))];
  for (const draft of [own, other]) mkdirSync(draft, {recursive: true});
  const project = {spot: {id: 'autumn'}} as SpotProject;
  await deliveryFolder(project, 1, {to: join(parent, 'autumn'), now: new Date(), dryRun: false});
  expect([existsSync(own), existsSync(other)]).toEqual([false, true]);
});

test('a delivery with a missing or other file is not published', async () => {
  const folder = scratch();
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const cover = {file: 'a.jpg', sha256, frame: 0};
  const delivery = {
    deliverables: [{file: 'a.mp4', sha256, cover, captions: []}],
    bulk: [],
  } as unknown as Delivery;
  for (const name of ['a.mp4', 'a.jpg']) writeFileSync(join(folder, name), 'abc');
  await refuseIncomplete(folder, delivery);
  writeFileSync(join(folder, 'a.mp4'), 'abd');
  await expect(refuseIncomplete(folder, delivery)).rejects.toMatchObject({
    code: 'delivery-incomplete',
  });
  const packed = {...delivery, bulk: [{folder: 'bulk', sheet: 's.csv', videos: []}]} as unknown as Delivery;
  writeFileSync(join(folder, 'a.mp4'), 'abc');
  await expect(refuseIncomplete(folder, packed)).rejects.toMatchObject({code: 'delivery-incomplete'});
});
