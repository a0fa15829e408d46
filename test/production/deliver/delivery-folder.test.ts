import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {
  deliveryFolder,
  draftName,
  readDelivery,
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
  const time = {round: 1, stamp: '20261129T101500'};
  const target = await deliveryFolder(project, time, {to: join(parent, 'autumn'), dryRun: false});
  expect([existsSync(own), existsSync(other)]).toEqual([false, true]);
  // Another run that delivers to the same folder may be faster.
  writeFileSync(join(parent, 'autumn.zip'), '');
  await expect(target.refuseTaken()).rejects.toMatchObject({code: 'delivery-exists'});
});

test('a delivery of another spot, and a name that the log cannot hold, are refused', async () => {
  const folder = scratch();
  const delivery = {
    ...{version: 1, id: 'd', spot: 'spring', brand: 'b', round: 1, createdAt: '2026-11-29T10:15:00.000Z'},
    ...{tools: {}, deliverables: [], bulk: [], warnings: [], gates: []},
    asked: {variants: null, placements: null, leftOut: []},
  };
  writeFileSync(join(folder, 'delivery.json'), JSON.stringify(delivery));
  await expect(readDelivery(folder, 'spring')).resolves.toMatchObject({id: 'd'});
  await expect(readDelivery(folder, 'autumn')).rejects.toMatchObject({code: 'delivery-other-spot'});
  const project = {spot: {id: 'spring'}} as SpotProject;
  const to = join(folder, 'x'.repeat(201));
  await expect(deliveryFolder(project, {round: 1, stamp: 's'}, {to, dryRun: false})).rejects.toMatchObject({
    code: 'delivery-name-long',
  });
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
  const packed = {
    ...delivery,
    bulk: [{folder: 'bulk', sheet: 's.csv', videos: [], encodes: []}],
  } as unknown as Delivery;
  writeFileSync(join(folder, 'a.mp4'), 'abc');
  await expect(refuseIncomplete(folder, packed)).rejects.toMatchObject({code: 'delivery-incomplete'});
});
