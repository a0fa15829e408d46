import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, onTestFinished, test} from 'vitest';
import type {FramesJob} from '../../../../../src/machine/browser/protocol.ts';
import type {BrowserSession} from '../../../../../src/machine/browser/session.ts';
import {openCache} from '../../../../../src/machine/files/cache.ts';
import {keyOf} from '../../../../../src/machine/files/hash.ts';
import {openStore} from '../../../../../src/machine/files/store.ts';
import {BLANK_SPOT} from '../../../../../src/picture/blank-spot.ts';
import type {StatePictures} from '../../../../../src/production/render/set-engine/graphics-states/state-pictures.ts';
import type {PlannedSegment} from '../../../../../src/production/render/set-engine/plan-set.ts';
import {
  forgetFailedSegments,
  makeSegments,
} from '../../../../../src/production/render/set-engine/segments/make-segments.ts';
import type {SetContext, SetVariant} from '../../../../../src/production/render/set-engine/set-context.ts';
import {uncacheable} from '../../../../../src/spot/fingerprint/uncacheable-reason.ts';
import {temporaryFolder} from '../../../../support/folder.ts';
import {tools} from '../../../../support/tools.ts';

const SPOT = {...BLANK_SPOT, width: 64, height: 64, fps: 30 as const, frames: 3};

const segmentOf = (key: string, state: string): PlannedSegment => ({
  ...{variant: 0, from: 0, frames: 3, states: [state, state, state], footage: '', uncacheable: null},
  key: key.repeat(64),
});

/** Pictures of states of which `logo` failed a self-check. */
const PICTURES: StatePictures = {
  ready: async () => undefined,
  certain: async () => undefined,
  file: () => '',
  drawn: new Set(),
  failedSelfChecks: new Map([['logo', uncacheable('pixels-differ', '0 and 2')]]),
  checked: Promise.resolve(),
  close: async () => undefined,
};

const variantOf = (id: string): SetVariant => ({id, spot: SPOT, graded: async () => SPOT, program: 'p'});

/** A session that draws grey frames. */
async function draw({frames, pictures}: FramesJob): Promise<void> {
  const grey = {create: {width: 64, height: 64, channels: 3 as const, background: '#808080'}};
  for (const frame of frames)
    await sharp(grey)
      .png()
      .toFile(join(pictures?.folder ?? '', `${frame}.png`));
}

async function openSegments() {
  const home = temporaryFolder();
  const store = await openStore(home);
  onTestFinished(store.close);
  const open = () => openCache(join(home, 'work'), store.scratch, 1e9);
  const cache = await open();
  const browser = async (): Promise<BrowserSession> => ({draw}) as unknown as BrowserSession;
  const settings = {scale: 1, crf: 18, preset: 'veryfast' as const};
  const context = {...{store, cache, tools, settings, browser}} as unknown as SetContext;
  /** A segment that an earlier run kept. */
  const keep = async (segment: PlannedSegment): Promise<void> => {
    const file = join(store.scratch, `${segment.key.slice(0, 1)}.mp4`);
    writeFileSync(file, 'earlier');
    await cache.keep(keyOf({segment: segment.key}), file);
  };
  const isKept = async (segment: PlannedSegment): Promise<boolean> =>
    (await (await open()).recall(keyOf({segment: segment.key}))) !== undefined;
  return {context, keep, isKept};
}

test('a segment of an earlier run whose state fails a self-check is rendered in full for each variant that shows it', async () => {
  const {context} = await openSegments();
  const [failed, whole] = [segmentOf('a', 'logo'), segmentOf('b', 'price')];
  const plan = {segments: [failed, whole], tracks: [[0, 1], [0]]};
  const variants = [variantOf('one'), variantOf('two')];
  const making = {groups: [], plan, variants, pictures: PICTURES, context};
  const {files, errors} = await makeSegments(making, () => undefined);
  expect(errors).toEqual(new Map());
  expect([...files.keys()].sort()).toEqual(['0 0', '1 0']);
});

test('segments of earlier runs that show a state which failed a self-check are removed, and no others', async () => {
  const {context, keep, isKept} = await openSegments();
  const [failed, whole] = [segmentOf('a', 'logo'), segmentOf('b', 'price')];
  for (const segment of [failed, whole]) await keep(segment);
  await forgetFailedSegments([failed, whole], PICTURES, context);
  expect([await isKept(failed), await isKept(whole)]).toEqual([false, true]);
});
