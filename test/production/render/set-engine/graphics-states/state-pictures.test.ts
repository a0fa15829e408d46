import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, onTestFinished, test} from 'vitest';
import type {FramesJob} from '../../../../../src/machine/browser/protocol.ts';
import type {BrowserSession} from '../../../../../src/machine/browser/session.ts';
import {type Cache, openCache} from '../../../../../src/machine/files/cache.ts';
import {openStore} from '../../../../../src/machine/files/store.ts';
import {fingerprintOf} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {
  drawMissingStates,
  statePictureKey,
} from '../../../../../src/production/render/set-engine/graphics-states/state-pictures.ts';
import {lenientCache} from '../../../../../src/production/render/set-engine/lenient-cache.ts';
import type {PlannedSegment} from '../../../../../src/production/render/set-engine/plan-set.ts';
import {temporaryFolder} from '../../../../support/folder.ts';
import {fingerprintedVariant} from '../fingerprinted-variant.ts';

const VERSIONS = {browser: 'b', ffmpeg: 'f', remotion: 'r', images: 'i'};

/** The level of grey of a drawing: of a state by its markup, and of a frame of the variant; null where it has no picture. */
type Draw = (dom: string, frame: number) => number | null;

/** A session that draws each state as one grey pixel. */
function greyBrowser(domOf: (frame: number) => string, draw: Draw): BrowserSession {
  const unused = async (): Promise<never> => {
    throw new Error('not used by the test');
  };
  const read: BrowserSession['read'] = async (job: FramesJob, _onFrames, _signal, onEmitted) => {
    const {states} = job.props as {states: {spot: number; frame: number}[]};
    for (const [index, {frame}] of states.entries()) {
      const dom = domOf(frame);
      const level = draw(dom, frame);
      if (level !== null)
        await sharp({
          create: {width: 1, height: 1, channels: 3, background: {r: level, g: level, b: level}},
        }).toFile(join(job.pictures?.folder ?? '', `${index}.png`));
      const text = JSON.stringify({dom, uncacheable: null, styleSheets: ''});
      onEmitted?.({frame: index, name: String(index), text});
    }
    return [];
  };
  return {read, draw: unused, warm: () => undefined, close: unused};
}

/** A workspace in which one variant of 20 frames shows two states, 10 frames each; `draw` draws them. */
async function openStates() {
  const home = temporaryFolder();
  const store = await openStore(home);
  onTestFinished(store.close);
  const blank = fingerprintedVariant([{take: 'a', frames: 20}], () => '');
  const domOf = (frame: number): string => (frame < 10 ? 'logo' : 'price');
  const fingerprint = (dom: string): string => fingerprintOf({dom, styleSheets: ''}, blank.spot);
  const states = [...Array(20).keys()].map((frame) => fingerprint(domOf(frame)));
  const variant = {...blank, fingerprints: {...blank.fingerprints, frames: states}};
  const segment: PlannedSegment = {
    ...{variant: 0, from: 0, frames: 20, states, footage: '', uncacheable: null},
    key: '1'.repeat(64),
  };
  const open = (): Promise<Cache> => openCache(join(home, 'work'), store.scratch, 1e9);
  return {
    store,
    fingerprint,
    open,
    kept: async (dom: string) => (await open()).recall(statePictureKey(fingerprint(dom), VERSIONS)),
    drawAll: async (draw: Draw, cache: Cache, key = segment.key) => {
      const browser = async (): Promise<BrowserSession> => greyBrowser(domOf, draw);
      const pictures = await drawMissingStates([{...segment, key}], [variant], {
        ...{store, cache, versions: VERSIONS, browser},
      });
      await pictures.checked;
      await pictures.close();
      return new Map([...pictures.failedSelfChecks].map(([state, {kind}]) => [state, kind]));
    },
  };
}

test('states that pass their self-checks are kept for later runs', async () => {
  const {drawAll, open, kept} = await openStates();
  expect(await drawAll(() => 100, await open())).toEqual(new Map());
  expect(await kept('logo')).toBeDefined();
  expect(await kept('price')).toBeDefined();
});

test('a picture that cannot be read fails its own state, and no other one', async () => {
  const {drawAll, open, kept, fingerprint} = await openStates();
  const failed = await drawAll((dom) => (dom === 'logo' ? null : 100), await open());
  expect(failed).toEqual(new Map([[fingerprint('logo'), 'not-drawn']]));
  expect(await kept('logo')).toBeUndefined();
  expect(await kept('price')).toBeDefined();
});

test('notes that cannot be kept are a warning', async () => {
  const {drawAll, open, store} = await openStates();
  const cache = await open();
  const warnings: string[] = [];
  const keepNote: Cache['keepNote'] = async (key, text) => {
    // As on a full disk: the draft of the note cannot be written.
    rmSync(store.scratch, {recursive: true});
    await cache.keepNote(key, text).finally(() => mkdirSync(store.scratch, {recursive: true}));
  };
  const lenient = lenientCache({...cache, keepNote}, {warn: (warning) => void warnings.push(warning)});
  await expect(drawAll(() => 100, lenient)).resolves.toBeDefined();
  expect(warnings).toEqual([expect.stringContaining('cannot be kept for later runs')]);
});

test('a state that an earlier run kept, and that fails a self-check later, is not kept any more', async () => {
  const {drawAll, open, kept, fingerprint} = await openStates();
  await drawAll(() => 100, await open());
  // Another segment checks another frame of each state.
  const differing: Draw = (dom) => (dom === 'logo' ? 200 : 100);
  const failed = await drawAll(differing, await open(), '2'.repeat(64));
  expect(failed).toEqual(new Map([[fingerprint('logo'), 'pixels-differ']]));
  expect(await kept('logo')).toBeUndefined();
  expect(await kept('price')).toBeDefined();
});
