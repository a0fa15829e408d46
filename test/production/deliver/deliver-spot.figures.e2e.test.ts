import {expect, test, vi} from 'vitest';
import {deliver} from '../../../src/node/deliver.ts';
import {AD, BRAND, redIn} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded. */
vi.setConfig({testTimeout: 300_000});

test('figures of the brand void an earlier check, and hold for its texts', async () => {
  const {project, approve, workspace, rerender} = await openRendered({yaml: AD});
  await approve();
  const red = async (): Promise<string[]> =>
    redIn((await deliver(project, {placements: ['pinterest'], only: ['one'], dryRun: true})).gates);
  expect(await red()).toEqual([]);
  workspace.write(
    BRAND,
    `${workspace.read(BRAND)}    placements:\n      pinterest: {source: the account, asOf: 2026-11, text: {headline: {most: 10}}}\n`,
  );
  expect(await red()).toEqual(['check one check-documents', 'text one ad-text-too-long']);
  await rerender();
  expect(await red()).toEqual(['text one ad-text-too-long']);
  workspace.edit(BRAND, 'most: 10', 'most: 20');
  await rerender();
  expect(await red()).toEqual([]);
  workspace.edit(BRAND, 'pinterest: {', 'tiktok: {');
  await expect(red()).rejects.toMatchObject({
    problems: [{where: {file: workspace.path(BRAND), line: expect.any(Number)}}],
  });
});
