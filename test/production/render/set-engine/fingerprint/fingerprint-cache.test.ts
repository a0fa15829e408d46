import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openCache} from '../../../../../src/machine/files/cache.ts';
import {openStore} from '../../../../../src/machine/files/store.ts';
import {
  isDistrusted,
  keepDistrust,
  keepFingerprints,
  recallFingerprints,
} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-cache.ts';
import type {SpotFingerprints} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {
  mayKeepFrames,
  UNCACHEABLE_KINDS,
  type UncacheableReason,
  uncacheable,
} from '../../../../../src/spot/fingerprint/uncacheable-reason.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {temporaryFolder} from '../../../../support/folder.ts';

const spot = {template: 'plain', copy: {hook: 'Cold at noon'}} as unknown as ResolvedSpot;
const fingerprints = (reasons: [string, UncacheableReason][] = []): SpotFingerprints => ({
  program: 'p1',
  frames: ['a', 'a', 'b', 'c'],
  copyReads: [['hook'], ['hook'], null, []],
  uncacheable: new Map(reasons),
  fallback: new Map(),
  machineFonts: null,
});

async function openContext() {
  const home = temporaryFolder();
  const store = await openStore(home);
  const versions = {browser: 'b', remotion: 'r', ffmpeg: 'f', images: 'i'};
  const machineFonts = async (): Promise<string | null> => 'fonts';
  return {store, versions, machineFonts, cache: await openCache(join(home, 'work'), store.scratch, 1e9)};
}

test('fingerprints are recalled as they were kept', async () => {
  const own = await openContext();
  const graphics = fingerprints([['b', uncacheable('paused-animation')]]);
  await keepFingerprints({spot, program: 'p1'}, graphics, own);
  expect(await recallFingerprints({spot, program: 'p1'}, own)).toEqual(graphics);
});

test('fingerprints of other copy, of another program or of another browser are not recalled', async () => {
  const own = await openContext();
  await keepFingerprints({spot, program: 'p1'}, fingerprints(), own);
  const other = {...spot, copy: {hook: 'Cold at night'}};
  expect(await recallFingerprints({spot: other, program: 'p1'}, own)).toBeUndefined();
  expect(await recallFingerprints({spot, program: 'p2'}, own)).toBeUndefined();
  const newer = {...own, versions: {...own.versions, browser: 'b2'}};
  expect(await recallFingerprints({spot, program: 'p1'}, newer)).toBeUndefined();
});

test.each(UNCACHEABLE_KINDS)(
  'fingerprints with the reason %s are kept only if the next run gets the same',
  async (kind) => {
    const own = await openContext();
    const reason = uncacheable(kind, 'logo.png');
    await keepFingerprints({spot, program: 'p1'}, fingerprints([['c', reason]]), own);
    const recalled = await recallFingerprints({spot, program: 'p1'}, own);
    expect(recalled !== undefined).toBe(mayKeepFrames(reason) && kind !== 'no-fingerprint');
  },
);

test('fingerprints with characters in fonts of this machine are recalled while these fonts stay the same', async () => {
  const own = await openContext();
  const graphics = {...fingerprints(), fallback: new Map([['b', '✓ (U+2713)']]), machineFonts: 'fonts'};
  await keepFingerprints({spot, program: 'p1'}, graphics, own);
  expect(await recallFingerprints({spot, program: 'p1'}, own)).toEqual(graphics);
  for (const other of ['other fonts', null]) {
    const changed = {...own, machineFonts: async () => other};
    expect(await recallFingerprints({spot, program: 'p1'}, changed)).toBeUndefined();
  }
});

test('what may not be kept also removes what was kept before', async () => {
  const own = await openContext();
  await keepFingerprints({spot, program: 'p1'}, fingerprints(), own);
  await keepFingerprints({spot, program: 'p1'}, fingerprints([['c', uncacheable('frame-memory', '3')]]), own);
  expect(await recallFingerprints({spot, program: 'p1'}, own)).toBeUndefined();
});

test('a program whose fingerprints cannot be inferred is known in later runs, and a changed program is another one', async () => {
  const own = await openContext();
  await keepDistrust('p1', own);
  expect([await isDistrusted('p1', own), await isDistrusted('p2', own)]).toEqual([true, false]);
});
