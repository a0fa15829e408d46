import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openCache} from '../../../src/machine/files/cache.ts';
import type {SpotFingerprints} from '../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {type UncacheableReason, uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';
import {makeMedia} from '../../support/tools.ts';
import {MASKED_REASONS} from './traps/masked-reasons.ts';
import {openTraps, type Traps} from './traps/open-traps.ts';

let traps: Traps;
/** Pictures and a clip, staged, by their kind. */
const files: Record<string, string> = {};

const STILL = ['still.png', 'still.webp', 'parts.svg'];
const MOVING = ['moving.gif', 'moving.webp', 'moving.png', 'moving.jpg', 'moving.svg'];

beforeAll(async () => {
  traps = await openTraps();
  const {store, folder} = traps;
  const red = {create: {width: 8, height: 8, channels: 3, background: 'red'}} as const;
  const pages = await Promise.all(
    ['red', 'blue'].map((background) =>
      sharp({create: {...red.create, background}})
        .png()
        .toBuffer(),
    ),
  );
  const stage = async (name: string): Promise<string> => store.put(join(folder, name));
  await sharp(red).png().toFile(join(folder, 'still.png'));
  await sharp(red).webp().toFile(join(folder, 'still.webp'));
  for (const moving of ['moving.gif', 'moving.webp'])
    await sharp(pages, {join: {animated: true}}).toFile(join(folder, moving));
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=30', '-t', '0.3'];
  await makeMedia([...source, '-f', 'apng', '-plays', '0'], join(folder, 'moving.png'));
  await makeMedia([...source, '-pix_fmt', 'yuv420p'], join(folder, 'clip.mp4'));
  copyFileSync(join(folder, 'moving.gif'), join(folder, 'moving.jpg'));
  const [drawing, gif] = [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    readFileSync(join(folder, 'moving.gif'), 'base64'),
  ];
  writeFileSync(
    join(folder, 'parts.svg'),
    `${drawing}<rect id="a" width="9"/><rect id="b" height="9"/></svg>`,
  );
  writeFileSync(join(folder, 'moving.svg'), `${drawing}<image href="data:image/gif;base64,${gif}"/></svg>`);
  for (const name of [...STILL, ...MOVING, 'clip.mp4']) files[name] = await stage(name);
});
afterAll(() => traps?.close());

const reasonsOf = ({uncacheable: all}: SpotFingerprints) => [...new Set([...all.values()].map(inWords))];

/** A reason as these tests write it: the kind, and the detail where there is one. */
const inWords = ({kind, detail}: UncacheableReason): string => `${kind} ${detail}`.trim();

/** Fingerprints spots together whose traps affect only their own copy. */
async function fingerprintAll(names: Record<string, string>): Promise<Record<string, SpotFingerprints>> {
  const all = Object.entries(names);
  const seen = await traps.fingerprint(
    all.map(([, trap]) =>
      traps.spot(trap.split(' ')[0] ?? '', {file: files[trap.split(' ')[1] ?? ''] ?? ''}),
    ),
  );
  return Object.fromEntries(all.map(([name], index) => [name, seen[index] as SpotFingerprints]));
}

describe('graphics whose DOM determines their pixels', () => {
  test('equal frames have equal fingerprints, whatever the ids of React and the order of classes are', async () => {
    const seen = await fingerprintAll({
      plain: 'plain',
      words: 'words',
      useid: 'useid',
      classes: 'classes',
      data: 'data',
      link: 'link',
      'a staged picture': 'staged still.png',
      'another one': 'staged still.webp',
      moving: 'moving',
      late: 'two-stages',
      clock: 'clock',
      'a part of a drawing': 'part parts.svg',
      'an attribute that a style reads': 'attribute',
    });
    expect(Object.fromEntries(Object.entries(seen).map(([name, each]) => [name, reasonsOf(each)]))).toEqual(
      Object.fromEntries(Object.keys(seen).map((name) => [name, []])),
    );
    const states = Object.fromEntries(
      Object.entries(seen).map(([name, {frames}]) => [name, new Set(frames).size]),
    );
    const each = {
      moving: 6,
      late: 6,
      clock: 6,
      'a part of a drawing': 2,
      'an attribute that a style reads': 2,
    };
    expect(states).toEqual({...Object.fromEntries(Object.keys(seen).map((name) => [name, 1])), ...each});
    expect(seen['a staged picture']?.frames[0]).not.toBe(seen['another one']?.frames[0]);
  });

  test('two spots with the same graphics have the same fingerprints, whatever page they are fingerprinted in', async () => {
    const one = await traps.fingerprint([traps.spot('useid'), traps.spot('moving'), traps.spot('useid')]);
    const [again] = await traps.fingerprint([traps.spot('moving')]);
    expect(one[0]?.frames).toEqual(one[2]?.frames);
    expect(again?.frames).toEqual(one[1]?.frames);
  });

  test('each spot keeps its own length, rate and size, however long the others in the batch are', async () => {
    const wide = {width: 384, height: 216, safe: {x: 0, y: 0, width: 384, height: 216}};
    const spots = [
      traps.spot('clock', {frames: 450}),
      traps.spot('clock', {frames: 180}),
      traps.spot('clock', {frames: 144, fps: 24}),
      traps.spot('clock', {frames: 180, ...wide}),
    ];
    const seen = await traps.fingerprint(spots);
    expect(seen.map(({frames}) => new Set(frames).size)).toEqual([450, 180, 144, 180]);
    expect(new Set(seen.flatMap(({frames}) => frames)).size).toBe(450 + 180 + 144 + 180);
    const [long, short] = await traps.report(spots.slice(0, 2));
    expect(long?.states.at(-1)?.dom).toContain('449 of 450 at 30 in 216x384');
    expect(short?.states.at(-1)?.dom).toContain('179 of 180 at 30 in 216x384');
  });
});

describe('graphics whose DOM does not determine their pixels are uncacheable', () => {
  const expected: Record<string, string> = {
    canvas: 'element <canvas>',
    ...MASKED_REASONS,
    'video clip.mp4': 'element <video>',
    'offthread clip.mp4': 'unstaged-file',
    iframe: 'element <iframe>',
    smil: 'element <animate>',
    'svg-smil': 'animated-image',
    'moving-picture moving.gif': 'animated-image',
    'moving-picture moving.webp': 'animated-image',
    'moving-picture moving.png': 'animated-image',
    'moving-background moving.gif': 'animated-image',
    'misnamed-picture moving.jpg': 'animated-image',
    'moving-picture moving.svg': 'animated-image',
    animation: 'css-animation',
    transition: 'css-transition',
    blend: 'blend-mode',
    backdrop: 'backdrop-filter',
    below: 'negative-z-index',
    'broken-picture': 'missing-image',
    foreign: 'unstaged-file favicon.ico',
    'foreign-hash': 'unstaged-file aaaa',
    'sources still.png': 'attribute srcset',
    field: 'foreign-font Arial',
    custom: 'element <x-thing>',
    'system-font': 'foreign-font Arial',
    'font-by-name': 'font-by-name Inter',
    'font-by-name-small': 'font-by-name inter',
    'system-glyph': 'fallback-font ★ (U+2605)',
    scrolled: 'scrolled 0, 50',
    shadow: 'shadow-tree',
    'closed-shadow': 'shadow-tree',
    'web-animation': 'paused-animation',
    'escaped-blend': 'blend-mode',
    'unread-file': 'unstaged-file favicon.ico',
    layer: 'scaled-layer',
    chance: 'random-style',
    zoomed: 'zoomed-svg',
    'written-shadow': 'shadow-tree',
    throws: 'thrown-error',
  };
  let seen: Record<string, SpotFingerprints>;
  beforeAll(async () => {
    seen = await fingerprintAll(Object.fromEntries(Object.keys(expected).map((trap) => [trap, trap])));
  });

  test.each(Object.entries(expected))('%s: %s', (trap, reason) => {
    expect(reasonsOf(seen[trap] as SpotFingerprints).at(-1)).toContain(reason);
  });

  test('a character in a font of this machine is part of the fingerprint where these fonts are known', async () => {
    const drawIn = (fonts: string) => traps.fingerprint([traps.spot('system-glyph')], fonts);
    const [[glyph], [other]] = [await drawIn('fonts'), await drawIn('other fonts')];
    expect([...(glyph?.fallback.values() ?? []), glyph?.uncacheable.size]).toEqual(['★ (U+2605)', 0]);
    expect(glyph?.frames[0]).not.toBe(other?.frames[0]);
  });

  test('where only some frames are uncacheable, the others are not', () => {
    expect(seen.scrolled?.uncacheable.size).toBe(5);
    expect(new Set(seen.scrolled?.frames).size).toBe(6);
  });

  // Each of these changes the page, so each gets a page of its own.
  test.each([
    ['portal', 'outside-element'],
    ['portal-inside', 'outside-element'],
    ['hoisted', 'late-style-rules'],
    ['cssom', 'late-style-rules'],
    ['adopted', 'late-style-rules'],
    ['page', 'page-changed'],
    ['selection', 'selection'],
    ['restless', 'unsettled'],
    ['highlight', 'highlight'],
    ['copied-shadow', 'clonable-shadow-tree'],
    ['input-props', 'input-props getInputProps()'],
    ['composition-props', 'input-props useVideoConfig().props.language'],
    ['first', 'frame-memory 1'],
    ['around', 'context-rule div + div .around'],
  ])('%s: %s', async (trap, reason) => {
    const [graphics] = await traps.fingerprint([traps.spot(trap)]);
    const reasons = graphics?.frames.flatMap((state) => graphics.uncacheable.get(state) ?? []);
    expect(reasons?.map(inWords)).toEqual(Array(6).fill(reason));
  });

  test('graphics that are fingerprinted later in a changed page are uncacheable, or have their usual fingerprint', async () => {
    const [, later] = await traps.fingerprint(
      ['cssom', 'plain', 'plain', 'plain'].map((trap) => traps.spot(trap)),
    );
    const [alone] = await traps.fingerprint([traps.spot('plain')]);
    expect(reasonsOf(alone as SpotFingerprints)).toEqual([]);
    for (const state of later?.frames ?? []) expect([alone?.frames[0], later?.frames[0]]).toContain(state);
  });
});

describe('self-checks', () => {
  const work = () => openCache(join(traps.folder, 'work'), traps.store.scratch, 1e9);

  test('states with the fingerprint that was read first are drawn once, and recalled later', async () => {
    const spots = [traps.spot('plain'), traps.spot('clock'), traps.spot('useid')];
    const {pictures, segments} = await traps.draw(spots, await work());
    expect(pictures.failedSelfChecks).toEqual(new Map());
    expect(pictures.drawn.size).toBe(1 + 6 + 1);
    for (const {states} of segments) for (const state of states) expect(pictures.file(state)).not.toBe('');
    const again = await traps.draw(spots, await work());
    expect(again.pictures.drawn.size).toBe(0);
  });

  test('graphics that depend on the rest of the page fail by their fingerprint', async () => {
    const {pictures, segments} = await traps.draw([traps.spot('crowd')], await work());
    expect(segments[0]?.uncacheable).toBeNull();
    expect([...pictures.failedSelfChecks.values()]).toContainEqual(uncacheable('fingerprint-changed'));
  });

  test('frames with one DOM and two pictures fail by a frame inside the run', async () => {
    const {pictures, segments} = await traps.draw([traps.spot('hidden')], await work());
    expect(segments[0]?.uncacheable).toBeNull();
    expect(new Set(segments[0]?.states).size).toBe(1);
    expect([...pictures.failedSelfChecks.values()]).toEqual([
      {kind: 'pixels-differ', detail: expect.stringMatching(/^0 and [1-4]$/)},
    ]);
    expect((await traps.draw([traps.spot('hidden')], await work())).pictures.drawn.size).toBe(1);
  });
});
