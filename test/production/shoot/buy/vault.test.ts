import {copyFileSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/store.ts';
import {vaultIn} from '../../../../src/production/shoot/buy/vault.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {makeMedia, tools} from '../../../support/tools.ts';

test('a whole clip comes into the store; one that is cut, spoilt or no clip at all does not', async () => {
  const folder = temporaryFolder();
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=160x288:rate=24:duration=1'];
  const clip = await makeMedia(
    [...source, '-pix_fmt', 'yuv420p', '-movflags', '+faststart'],
    join(folder, 'clip.mp4'),
  );
  const store = await openStore(join(folder, '.tenspot'));
  const vault = vaultIn(store, tools);
  const name = await vault.keep(async (file) => copyFileSync(clip, file));
  expect(await vault.holds(name)).toBe(true);
  expect(readFileSync(store.path(name)).equals(readFileSync(clip))).toBe(true);

  const bytes = readFileSync(clip);
  const bad: ((file: string) => void)[] = [
    (file) => {
      writeFileSync(file, bytes);
      truncateSync(file, Math.floor(bytes.length * 0.7));
    },
    (file) => writeFileSync(file, '<html>Payment required</html>'),
    (file) => writeFileSync(file, ''),
    (file) =>
      writeFileSync(
        file,
        Buffer.from(bytes).fill(0, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.8)),
      ),
  ];
  for (const [index, write] of bad.entries())
    await expect(
      vault.keep(async (file) => write(file)),
      `bad file ${index}`,
    ).rejects.toThrow();
  expect(await readdir(store.files)).toEqual([name]);
  expect(await readdir(store.scratch)).toEqual([]);
});
