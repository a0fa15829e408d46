import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {withoutSheet, writeBulk} from '../../../../src/production/deliver/bulk/write-bulk.ts';
import type {DeliverContext} from '../../../../src/production/deliver/deliver-context.ts';
import type {Delivered} from '../../../../src/production/deliver/make-all.ts';
import {findPlacement, PLACEMENT_NAMES} from '../../../../src/spot/placement/placements.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {someAd} from './some-ad.ts';

const CONTEXT = {
  project: {spot: {id: 'flask'}, catalog: {brands: {}}},
  ...{round: 2, stamp: '20261129T101500'},
} as unknown as DeliverContext;

/** The files of a delivery: `count` for each placement, small enough for every import. */
function deliveredTo(folder: string, placements: readonly string[], count: number): Delivered[] {
  return placements.flatMap((placement) => {
    mkdirSync(join(folder, placement), {recursive: true});
    return Array.from({length: count}, (_, at) => {
      const name = `${placement}_${String(at + 1).padStart(2, '0')}`;
      const {deliverable} = someAd({name});
      const file = `${placement}/${name}.mp4`;
      const cover = {...deliverable.cover, file: `${placement}/${name}.jpg`};
      for (const path of [file, cover.file]) writeFileSync(join(folder, path), path);
      return {
        pair: {
          placement: findPlacement(placement),
          variant: {id: name, name, choices: {}, props: {brand: 'b'}},
        },
        deliverable: {...deliverable, placement, file, cover},
      } as unknown as Delivered;
    });
  });
}

/** The cells of a column in the sheet of a pack. */
function cellsOf(folder: string, sheet: string, column: string): string[] {
  const text = readFileSync(join(folder, sheet)).toString(sheet.endsWith('.tsv') ? 'utf16le' : 'utf8');
  const rows = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    ...{header: true, skipEmptyLines: true, delimiter: sheet.endsWith('.tsv') ? '\t' : ','},
  }).data;
  return rows.map((row) => row[column] ?? '');
}

test('more videos than an import takes are divided into packs, each with the files of its own sheet', async () => {
  const folder = temporaryFolder();
  const packs = await writeBulk(folder, deliveredTo(folder, ['meta-reels', 'meta-feed'], 12), CONTEXT);
  expect(packs.map(({folder: path, videos}) => [path, videos.length])).toEqual([
    ['bulk/meta-ads-manager/pack-1', 10],
    ['bulk/meta-ads-manager/pack-2', 10],
    ['bulk/meta-ads-manager/pack-3', 4],
  ]);
  expect(new Set(packs.flatMap(({videos}) => videos)).size).toBe(24);
  for (const {folder: path, sheet, videos} of packs) {
    expect(cellsOf(join(folder, path), sheet, 'Video File Name')).toEqual(videos);
    const covers = videos.map((video) => video.replace('.mp4', '.jpg'));
    expect(readdirSync(join(folder, path)).sort()).toEqual(
      [...videos, ...covers, sheet, 'columns.json'].sort(),
    );
  }
});

test('sheets of Google have all videos of their placements in one pack', async () => {
  const folder = temporaryFolder();
  const delivered = deliveredTo(folder, ['youtube-in-stream', 'youtube-shorts', 'performance-max'], 6);
  const packs = await writeBulk(folder, delivered, CONTEXT);
  expect(packs.map(({exporter, videos}) => [exporter, videos.length])).toEqual([
    ['google-ads-video', 12],
    ['google-ads-pmax', 6],
  ]);
  const [video] = packs;
  const path = join(folder, video?.folder ?? '');
  expect(new Set(cellsOf(path, video?.sheet ?? '', 'Campaign'))).toEqual(
    new Set(['flask r2 20261129T101500']),
  );
  expect(cellsOf(path, video?.sheet ?? '', 'Ad Name')).toEqual(
    video?.videos.map((name) => name.replace('.mp4', '')),
  );
});

test('placements without a sheet are named, and the others have one', async () => {
  const ids = [...new Set(PLACEMENT_NAMES.map((name) => findPlacement(name).id))];
  const none = withoutSheet(ids);
  expect(none).toEqual(expect.arrayContaining(['demand-gen', 'tiktok-in-feed', 'linkedin-feed', 'snapchat']));
  const folder = temporaryFolder();
  for (const placement of ids) {
    const packs = await writeBulk(folder, deliveredTo(folder, [placement], 1), CONTEXT);
    expect(packs.length, placement).toBe(none.includes(placement) ? 0 : 1);
  }
});
