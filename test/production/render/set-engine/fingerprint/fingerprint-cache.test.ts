import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openCache} from '../../../../../src/machine/files/cache.ts';
import {openStore} from '../../../../../src/machine/files/store.ts';
import {
  keepFingerprints,
  recallFingerprints,
} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-cache.ts';
import type {SpotFingerprints} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {temporaryFolder} from '../../../../support/folder.ts';

const spot = {template: 'plain', copy: {hook: 'Cold at noon'}} as unknown as ResolvedSpot;
const seen = (opaque: [string, string][]): SpotFingerprints => ({
  program: 'p1',
  frames: ['a', 'a', 'b', 'c'],
  opaque: new Map(opaque),
});

async function shelf() {
  const home = temporaryFolder();
  const store = await openStore(home);
  const versions = {browser: 'b', remotion: 'r', ffmpeg: 'f', images: 'i'};
  return {store, versions, cache: await openCache(join(home, 'work'), store.scratch, 1e9)};
}

test('what was seen of a spot is found again, as it was', async () => {
  const own = await shelf();
  const graphics = seen([['b', 'an animation that the browser runs']]);
  await keepFingerprints({spot, program: 'p1'}, graphics, own);
  expect(await recallFingerprints({spot, program: 'p1'}, own)).toEqual(graphics);
});

test('it is looked at again when its words, its program or the browser are others', async () => {
  const own = await shelf();
  await keepFingerprints({spot, program: 'p1'}, seen([]), own);
  const other = {...spot, copy: {hook: 'Cold at night'}};
  expect(await recallFingerprints({spot: other, program: 'p1'}, own)).toBeUndefined();
  expect(await recallFingerprints({spot, program: 'p2'}, own)).toBeUndefined();
  const newer = {...own, versions: {...own.versions, browser: 'b2'}};
  expect(await recallFingerprints({spot, program: 'p1'}, newer)).toBeUndefined();
});

test('what may be another thing tomorrow is looked at every time', async () => {
  const own = await shelf();
  await keepFingerprints({spot, program: 'p1'}, seen([['c', 'a file that is not staged: logo.png']]), own);
  expect(await recallFingerprints({spot, program: 'p1'}, own)).toBeUndefined();
});
