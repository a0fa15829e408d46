import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {noteElsewhere} from '../../../src/production/deliver/delivered-elsewhere.ts';
import {rightsStatusOf} from '../../../src/production/deliver/rights-status.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {Delivery} from '../../../src/spot/delivery/delivery.ts';
import type {LicensedFile} from '../../../src/spot/delivery/licensed-file.ts';
import {RightsRecord} from '../../../src/spot/documents/rights.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {licenceOf} from './samples.ts';

const HASH = 'a'.repeat(64);

const record = (more: object = {}): RightsRecord =>
  RightsRecord.parse({
    ...{files: ['song.wav'], title: 'Song', creator: 'C', licence: {name: 'l'}, proof: 'p', edits: true},
    ...{media: ['all'], territory: ['worldwide'], term: {from: '2020-01-01', to: '2027-02-01'}, ...more},
  });

const song = (more: Partial<LicensedFile> = {}): LicensedFile => ({
  ...{of: 'spot', owner: 'summer', file: 'song.wav', records: [record()], variants: ['one'], ...more},
});

const deliveryOf = (spot: string, rights: LicensedFile[]): Delivery =>
  Delivery.parse({
    ...{version: 1, id: `${spot}_r1`, spot, brand: 'b', round: 1, createdAt: '2026-11-29T10:00:00.000Z'},
    ...{tools: {}, bulk: [], asked: {variants: null, placements: null, leftOut: []}, warnings: [], gates: []},
    rights,
    deliverables: [
      {
        ...{variant: 'one', name: 'one', placement: 'pinterest', concept: 'c', choices: {}, file: 'one.mp4'},
        ...{
          sha256: HASH,
          bytes: 1,
          width: 1080,
          height: 1920,
          fps: 30,
          seconds: 6,
          captions: [],
          c2pa: false,
        },
        derivation: {kind: 'master', master: HASH, masterBytes: 1, reasons: [], encode: [], ffmpeg: null},
        ...{cover: {file: 'one.jpg', sha256: HASH, frame: 0}, digitalSourceType: 'd', ad: null},
        ...{destination: null, callToAction: null, supersedes: null},
      },
    ],
  });

/** A workspace with a spot `summer`, whose song is licensed until 2027-02-01, and a delivery of it. */
async function openDelivered(rights = [song()]) {
  const root = temporaryFolder();
  const path = (...parts: string[]): string => join(root, ...parts);
  const write = (file: string, text: string): void => {
    mkdirSync(join(path(file), '..'), {recursive: true});
    writeFileSync(path(file), text);
  };
  mkdirSync(path('brands'));
  write('compositions/spots/summer/rights.yaml', `records:\n${licenceOf('song.wav', {to: '2027-02-01'})}`);
  const deliver = (folder: string, delivery = deliveryOf('summer', rights)): void =>
    write(join(folder, 'delivery.json'), JSON.stringify(delivery));
  deliver('out/summer/deliveries/summer_r1');
  const workspace = await findWorkspace(root);
  const on = (day: string) => rightsStatusOf(workspace, day);
  return {path, write, deliver, workspace, on};
}

const SPOT = 'compositions/spots/summer';

test('the deliveries of a spot that was renamed are judged, by the records of the day of the delivery', async () => {
  const {path, on} = await openDelivered();
  expect((await on('2027-02-01')).lapses).toEqual([]);
  expect((await on('2027-02-02')).lapses).toMatchObject([{document: path(SPOT, 'rights.yaml')}]);
  renameSync(path(SPOT), path('compositions/spots/summer-2026'));
  expect(await on('2027-02-01')).toMatchObject({lapses: [], unknown: []});
  expect(await on('2027-02-02')).toMatchObject({
    lapses: [
      {
        ...{spot: 'summer', variant: 'one', field: 'term.to', until: '2027-02-01', document: null},
        folder: path('out/summer/deliveries/summer_r1'),
      },
    ],
    unknown: [],
  });
});

test('the deliveries of a spot that was removed are judged, also those in other folders and with files of a brand', async () => {
  const {path, write, deliver, workspace, on} = await openDelivered([song({of: 'brand', owner: 'b'})]);
  const elsewhere = join(temporaryFolder(), 'handed-over');
  renameSync(path('out/summer/deliveries/summer_r1'), elsewhere);
  await noteElsewhere(elsewhere, workspace, 'summer');
  rmSync(path(SPOT), {recursive: true});
  // The brand was removed too.
  expect((await on('2027-02-02')).lapses).toMatchObject([{folder: elsewhere, document: null}]);
  // A folder of masters without deliveries, and a file, are no spots.
  write('out/other/one.mp4', 'a master');
  write('out/notes.txt', 'text');
  deliver('out/other/deliveries/other_r1', deliveryOf('other', [song({owner: 'other'})]));
  expect((await on('2027-02-02')).lapses).toMatchObject([{spot: 'other'}, {spot: 'summer'}]);
});

test('a note or a delivery.json that cannot be read is told, not left out', async () => {
  const {path, write, on} = await openDelivered();
  for (const [name, text] of [
    ['cut.elsewhere.json', '{"version": 1, "fol'],
    ['newer.elsewhere.json', '{"version": 2, "folder": "/tmp/x"}'],
    ['empty.elsewhere.json', ''],
    ['cut/delivery.json', '{"version": 1'],
  ] as const)
    write(`out/summer/deliveries/${name}`, text);
  const {unknown} = await on('2026-12-01');
  const folder = (name: string): string => path('out/summer/deliveries', name);
  const why = 'the note of where it is cannot be read';
  expect(unknown).toEqual([
    {spot: 'summer', folder: folder('cut.elsewhere.json'), why},
    {spot: 'summer', folder: folder('empty.elsewhere.json'), why},
    {spot: 'summer', folder: folder('newer.elsewhere.json'), why},
    {spot: 'summer', folder: folder('cut'), why: 'the delivery.json cannot be read'},
  ]);
});

test('without markets, only a licence for the whole world is enough, as for the delivery itself', async () => {
  const {write, on} = await openDelivered();
  const german = `records:\n${licenceOf('song.wav').replace('worldwide', 'DE')}`;
  write(`${SPOT}/rights.yaml`, german);
  const fields = async () => (await on('2026-12-01')).lapses.map(({field}) => field);
  expect(await fields()).toEqual(['territory']);
  const brief = (markets: string): string =>
    `---\nproduct: Tiny\npromise: Small\naudience: All\n${markets}---\n`;
  write(`${SPOT}/brief.md`, brief(''));
  expect(await fields()).toEqual(['territory']);
  write(`${SPOT}/brief.md`, brief('markets: [DE]\n'));
  expect(await fields()).toEqual([]);
  write(`${SPOT}/brief.md`, brief('markets: [DE, FR]\n'));
  expect(await fields()).toEqual(['territory']);
});
