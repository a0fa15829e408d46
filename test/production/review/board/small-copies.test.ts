import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {openSmallCopies, TRY_AGAIN} from '../../../../src/production/review/board/small-copies.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {tools} from '../../../support/tools.ts';

test('a master that cannot be decoded has no copy, is named once, and is not tried again at each question', async () => {
  const file = join(temporaryFolder(), 'autumn-9x16.mp4');
  writeFileSync(file, 'no video');
  const store = await openStore(temporaryFolder());
  const warnings: string[] = [];
  const copies = openSmallCopies({store, tools}, (text) => warnings.push(text));
  onTestFinished(async () => {
    vi.restoreAllMocks();
    await copies.close();
    await store.close();
  });
  const master = {file, sha256: 'broken', width: 240, height: 480, fps: 24, frames: 6};
  const answered = () =>
    vi.waitFor(() => expect(copies.small(master)).toBeUndefined(), {timeout: 20_000, interval: 20});
  expect(copies.small(master)).toBe('later');
  await answered();
  expect(copies.small(master)).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining('autumn-9x16.mp4')]);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + TRY_AGAIN + 1);
  expect(copies.small(master)).toBe('later');
  await answered();
  expect(warnings).toHaveLength(1);
});
