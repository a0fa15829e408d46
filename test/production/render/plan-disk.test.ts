import {mkdirSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planDisk} from '../../../src/production/render/plan-disk.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {scratch} from '../../support/scratch.ts';

const settings = {crf: 18, preset: 'veryfast', scale: 1} as const;

/** Plans masters of 15 s with this much free space. Returns the error and the warnings. */
async function planned(count: number, free: number | undefined, folder = scratch()) {
  const warnings: string[] = [];
  const spot = {format: '9:16', frames: 450, fps: 30} as const;
  const pending = Array.from({length: count}, (_, at) => ({
    prepared: {spot},
    master: join(folder, `v${at}.mp4`),
  }));
  const context = {
    ...{folder, settings, workspace: {home: join(folder, '.tenspot')}},
    report: {warn: (text: string) => void warnings.push(text)},
  };
  const error = await planDisk(pending, context, async () => free).catch((thrown: unknown) => thrown);
  return {error, warnings, folder};
}

test('a batch that cannot fit is refused before it begins, with what it needs, what there is and what to free', async () => {
  const folder = scratch();
  mkdirSync(join(folder, '.tenspot/work'), {recursive: true});
  writeFileSync(join(folder, '.tenspot/work/segment.mp4'), '');
  truncateSync(join(folder, '.tenspot/work/segment.mp4'), 3_000_000);
  const {error} = await planned(1000, 40e6, folder);
  expect(error).toBeInstanceOf(TenspotError);
  expect((error as TenspotError).problems).toEqual([
    {
      code: 'disk-too-small',
      what: 'the disk has no room for 1000 masters',
      where: {file: folder},
      expected: 'at least 43 MB free, usually 6.4 GB',
      got: '40 MB',
      fix: 'Free 6.4 GB: .tenspot/work has 3 MB of earlier work, which can be made again. Or render fewer variants with --only, or to another disk with --out. What was finished before is kept.',
    },
  ]);
});

test('a batch that may not fit is warned of, and one with room is not', async () => {
  const tight = await planned(1000, 3e9);
  expect(tight.error).toBeUndefined();
  expect(tight.warnings).toEqual([
    expect.stringMatching(/^1000 masters need about 6\.4 GB, and 3\.0 GB are free in /),
  ]);
  expect(await planned(1000, 8e9)).toMatchObject({error: undefined, warnings: []});
});

test('a batch that fits if nothing in it moves and nothing is heard is not refused', async () => {
  // 15 s of one colour at 1080x1920 have 40 kB in the codec of a master, and 15 s of silence 8 kB.
  const {error, warnings} = await planned(1000, 48e6);
  expect(error).toBeUndefined();
  expect(warnings).toHaveLength(1);
});

test('where the system does not say what is free, or nothing is to be made, nothing is refused', async () => {
  expect(await planned(1000, undefined)).toMatchObject({error: undefined, warnings: []});
  expect(await planned(0, 0)).toMatchObject({error: undefined, warnings: []});
});

test('masters that are replaced count as free space', async () => {
  const folder = scratch();
  for (let at = 0; at < 10; at++) {
    writeFileSync(join(folder, `v${at}.mp4`), '');
    truncateSync(join(folder, `v${at}.mp4`), 5_000_000);
  }
  expect(await planned(10, 0, folder)).toMatchObject({error: undefined, warnings: []});
  const {error} = await planned(11, 0, folder);
  expect(error).toMatchObject({code: 'disk-too-small'});
});

test('more space never makes a batch refused', async () => {
  const folder = scratch();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({min: 1, max: 40}),
      fc.integer({min: 0, max: 1e9}),
      fc.integer({min: 0, max: 1e9}),
      async (count, free, more) => {
        const [less, greater] = [
          await planned(count, free, folder),
          await planned(count, free + more, folder),
        ];
        expect(greater.error === undefined || less.error !== undefined).toBe(true);
      },
    ),
    {numRuns: 50},
  );
});
