import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {loadBrand} from '../../../src/production/project/load-brand.ts';
import {makeWorkspace} from '../../support/workspace.ts';

const BRAND = 'brands/plain/brand.yaml';

async function open() {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  const store = await openStore(workspace.path('.tenspot'));
  return {workspace, load: () => loadBrand(workspace.path('brands/plain'), 'plain', store)};
}

test('a family of fonts has another name when its files are declared as something else: what was drawn with the old one is not used again', async () => {
  const {workspace, load} = await open();
  const nameNow = async (): Promise<string> => (await load()).kit.fonts[0]?.family ?? '';
  const names = [await nameNow()];
  expect(await nameNow()).toBe(names[0]);
  for (const [before, after] of [
    ['weight: 100..900', 'weight: 400'],
    ['weight: 400', 'weight: 400, style: italic'],
    ['style: italic', "style: italic, range: 'U+0000-00FF'"],
  ] as const) {
    workspace.edit(BRAND, before, after);
    names.push(await nameNow());
  }
  expect(new Set(names).size).toBe(4);
});

test('figures of placements are read with the brand, and faults in them are told with their lines', async () => {
  const {workspace, load} = await open();
  expect((await load()).kit.placements).toBeUndefined();
  const own =
    '    placements:\n      tiktok-in-feed: {source: the account, asOf: 2026-11, seconds: {most: 30}}\n';
  workspace.write(BRAND, `${workspace.read(BRAND)}${own}`);
  expect((await load()).kit.placements?.['tiktok-in-feed']?.seconds?.most).toMatchObject({
    value: 30,
    source: 'the account',
    confidence: 'user',
  });
  workspace.edit(BRAND, 'most: 30', 'most: 600');
  await expect(load()).rejects.toMatchObject({
    problems: [{code: 'placement-looser', where: {file: workspace.path(BRAND), line: expect.any(Number)}}],
  });
});
