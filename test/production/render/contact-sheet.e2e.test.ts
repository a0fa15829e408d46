import {mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {describe, expect, test} from 'vitest';
import type {DrawJob, StillJob} from '../../../src/machine/browser/protocol.ts';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import type {Batch} from '../../../src/production/render/batch.ts';
import type {BatchContext} from '../../../src/production/render/batch-context.ts';
import {tryContactSheet} from '../../../src/production/render/contact-sheet.ts';
import type {ContactSheet} from '../../../src/spot/sheets/contact-sheet.ts';
import type {VariantRecord} from '../../../src/spot/variant/manifest.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

type Draw = (job: StillJob) => Promise<void>;

/** What Chrome should write: a JPEG of the size of the page. */
const whole: Draw = async ({width, height, output}) => {
  writeFileSync(
    output,
    await sharp({create: {width, height, channels: 3, background: '#15171a'}})
      .jpeg()
      .toBuffer(),
  );
};

/** A batch of `count` variants: one is done, the others failed, so that only its pictures have to be decoded. */
async function openBatch() {
  const root = temporaryFolder();
  const folder = join(root, 'out');
  mkdirSync(folder);
  const store = await openStore(join(root, 'home'));
  const master = await makeMedia(
    ['-f', 'lavfi', '-i', 'testsrc=s=180x320:r=24:d=2', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
    join(folder, 'v0.mp4'),
  );
  const sha256 = await sha256File(master);
  const warnings: string[] = [];
  let drawn = 0;
  const write = async (count: number, draw: Draw = whole): Promise<void> => {
    const rows = Array.from({length: count}, (_, at) => {
      const done = {file: 'v0.mp4', sha256, seconds: 2, status: 'done', error: null};
      const failed = {
        file: null,
        sha256: null,
        seconds: null,
        status: 'failed',
        error: [{code: 'x', what: 'no'}],
      };
      return {id: `v${at}`, name: `v${at}`, fps: 24, props: {format: '9:16'}, ...(at === 0 ? done : failed)};
    }) as unknown as VariantRecord[];
    const counted = async (job: DrawJob): Promise<void> => {
      drawn++;
      await draw(job as StillJob);
    };
    const report = {step: () => undefined, warn: (text: string) => void warnings.push(text)};
    const versions = {browser: 'b', ffmpeg: 'f', remotion: 'r', images: 'i'};
    const context = {
      workspace: {home: join(root, 'home')},
      records: 'tiny',
      ...{folder, store, tools, versions, report, browser: async () => ({draw: counted})},
    } as unknown as BatchContext;
    const project = {
      variants: [],
      catalog: {brands: {plain: {file: {meta: {name: 'Plain'}}}}, templates: {}},
      spot: {id: 'tiny', variants: {value: {template: 'plain', brand: 'plain'}}},
    } as unknown as Parameters<typeof tryContactSheet>[2];
    await tryContactSheet(
      {proof: false, outcomes: []} as unknown as Batch,
      rows,
      project,
      Promise.resolve('p'),
      context,
    );
  };
  return {
    folder,
    write,
    warnings,
    drawn: () => drawn,
    sheets: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.jpg'))
        .sort(),
  };
}

describe('a contact sheet', () => {
  test('of many variants is in pages, and a shorter one takes the pages away that it does not have', async () => {
    const {write, sheets, warnings} = await openBatch();
    await write(100);
    expect(sheets()).toEqual(['contact-sheet-2.jpg', 'contact-sheet-3.jpg', 'contact-sheet.jpg']);
    await write(30);
    expect(sheets()).toEqual(['contact-sheet.jpg']);
    expect(warnings).toEqual([]);
  });

  test('of 1,000 variants is drawn page by page, each of at most 40 cells and small enough for a JPEG', async () => {
    const {write, sheets, warnings} = await openBatch();
    const pages: {cells: number; width: number; height: number}[] = [];
    let atOnce = 0;
    let most = 0;
    await write(1000, async (job) => {
      most = Math.max(most, ++atOnce);
      const {groups} = job.props as ContactSheet;
      const cells = groups.flatMap((group) => group.cells).length;
      pages.push({cells, width: job.width, height: job.height});
      await whole(job);
      atOnce--;
    });
    expect(sheets()).toHaveLength(25);
    expect(pages.reduce((sum, {cells}) => sum + cells, 0)).toBe(1000);
    for (const {cells, width, height} of pages) {
      expect(cells).toBeLessThanOrEqual(40);
      expect(Math.max(width, height)).toBeLessThan(65_535);
    }
    expect(most).toBe(1);
    expect(warnings).toEqual([]);
  });

  test('that shows what the last one showed is not drawn again; a page that was deleted is', async () => {
    const {write, drawn, sheets, folder} = await openBatch();
    await write(50);
    await write(50);
    expect(drawn()).toBe(2);
    rmSync(join(folder, 'contact-sheet-2.jpg'));
    await write(50);
    expect(drawn()).toBe(3);
    expect(sheets()).toHaveLength(2);
  });

  test.each<[string, Draw]>([
    ['empty', async ({output}) => writeFileSync(output, '')],
    [
      'cut off',
      async (job) => {
        await whole(job);
        const {size} = statSync(job.output);
        truncateSync(job.output, size >> 1);
      },
    ],
    ['of another size', (job) => whole({...job, height: job.height - 1})],
  ])(
    'that is written %s is a warning, is not published, and is drawn again by the next run',
    async (_, draw) => {
      const {write, sheets, warnings} = await openBatch();
      await write(3, draw);
      expect(sheets()).toEqual([]);
      expect(warnings).toEqual([expect.stringContaining('the contact sheet was not drawn')]);
      await write(3);
      expect(sheets()).toEqual(['contact-sheet.jpg']);
    },
  );
});
