import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {toAd, withoutSheet, writeBulk} from '../../../../src/production/deliver/bulk/write-bulk.ts';
import type {DeliverContext} from '../../../../src/production/deliver/deliver-context.ts';
import type {Delivered} from '../../../../src/production/deliver/make-all.ts';
import {ownPlacements} from '../../../../src/spot/placement/placement-overrides.ts';
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

test('figures of the brand for an import count instead of those of the platform', async () => {
  const folder = temporaryFolder();
  const own = ownPlacements({
    'meta-reels': {source: 'the account', asOf: '2026-11', bulkImport: {videos: 5}},
  });
  const delivered = deliveredTo(folder, ['meta-reels'], 12).map((each) => ({
    ...each,
    pair: {...each.pair, placement: findPlacement('meta-reels', own)},
  }));
  const packs = await writeBulk(folder, delivered, CONTEXT);
  expect(packs.map(({videos}) => videos.length)).toEqual([5, 5, 2]);
});

test('a primary text stands in for another text, and a name of a brand in its column, only where they fit', () => {
  const [delivered] = deliveredTo(temporaryFolder(), ['performance-max'], 1);
  if (!delivered) throw new Error('expected a file');
  const brands = (name: string) =>
    ({
      ...CONTEXT,
      project: {...CONTEXT.project, catalog: {brands: {b: {file: {meta: {name}}}}}},
    }) as unknown as DeliverContext;
  const adOf = (primaryText: string, name = 'Meridian') => {
    const deliverable = {...delivered.deliverable, ad: {primaryText, headline: 'Noon'}};
    return toAd({pair: delivered.pair, deliverable}, 'a.mp4', 'a.jpg', brands(name));
  };
  expect(adOf('Still ice at noon.')).toMatchObject({
    description: 'Still ice at noon.',
    brandName: 'Meridian',
  });
  expect(adOf('x'.repeat(91)).description).toBeNull();
  expect(adOf('One line.\nAnother line.').description).toBeNull();
  expect(adOf('Still ice.', 'Meridian Outdoor Equipment Company').brandName).toBeNull();
});
