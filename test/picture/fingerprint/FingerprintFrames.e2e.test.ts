import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openCache} from '../../../src/machine/files/cache.ts';
import type {SpotFingerprints} from '../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {makeMedia} from '../../support/tools.ts';
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

const causesOf = ({opaque}: SpotFingerprints): string[] => [...new Set(opaque.values())];

/** Spots that fall into traps which stay in their own copy: looked at together. */
async function lookAt(names: Record<string, string>): Promise<Record<string, SpotFingerprints>> {
  const all = Object.entries(names);
  const seen = await traps.probe(
    all.map(([, trap]) =>
      traps.spot(trap.split(' ')[0] ?? '', {file: files[trap.split(' ')[1] ?? ''] ?? ''}),
    ),
  );
  return Object.fromEntries(all.map(([name], index) => [name, seen[index] as SpotFingerprints]));
}

describe('what the DOM tells', () => {
  test('frames with one picture are one state, whatever React calls its ids, in whatever order classes stand', async () => {
    const seen = await lookAt({
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
    expect(Object.fromEntries(Object.entries(seen).map(([name, each]) => [name, causesOf(each)]))).toEqual(
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

  test('two spots with the same graphics show the same states, in whatever page they are looked at', async () => {
    const one = await traps.probe([traps.spot('useid'), traps.spot('moving'), traps.spot('useid')]);
    const [again] = await traps.probe([traps.spot('moving')]);
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
    const seen = await traps.probe(spots);
    expect(seen.map(({frames}) => new Set(frames).size)).toEqual([450, 180, 144, 180]);
    expect(new Set(seen.flatMap(({frames}) => frames)).size).toBe(450 + 180 + 144 + 180);
    const [long, short] = await traps.tell(spots.slice(0, 2));
    expect(long?.states.at(-1)?.text).toContain('449 of 450 at 30 in 216x384');
    expect(short?.states.at(-1)?.text).toContain('179 of 180 at 30 in 216x384');
  });
});

describe('what it cannot tell comes whole from the browser, with its cause', () => {
  const traces: Record<string, string> = {
    canvas: '<canvas>',
    'video clip.mp4': '<video>',
    'offthread clip.mp4': 'a file that is not staged',
    iframe: '<iframe>',
    smil: '<animate>',
    'svg-smil': 'a picture that moves',
    'moving-picture moving.gif': 'a picture that moves',
    'moving-picture moving.webp': 'a picture that moves',
    'moving-picture moving.png': 'a picture that moves',
    'moving-background moving.gif': 'a picture that moves',
    'misnamed-picture moving.jpg': 'a picture that moves',
    'moving-picture moving.svg': 'a picture that moves',
    animation: 'animation',
    transition: 'transition',
    blend: 'mix-blend-mode',
    backdrop: 'backdrop-filter',
    below: 'a negative z-index, which may go under the footage',
    'broken-picture': 'a picture that is not there',
    foreign: 'a file that is not staged: favicon.ico',
    'foreign-hash': 'a file that is not staged: aaaa',
    'sources still.png': 'the attribute "srcset"',
    field: '<input>',
    custom: '<x-thing>',
    'system-font': 'text in "Arial", which is no font of the brand',
    'system-glyph': "★ (U+2605) in the system's font",
    scrolled: 'something scrolled by 0, 50',
    shadow: 'a shadow tree',
    'closed-shadow': 'a shadow tree',
    'web-animation': 'an animation that the browser runs',
    'escaped-blend': 'mix-blend-mode',
    'unread-file': 'a file that is not staged: favicon.ico',
    layer: 'graphics that remember: a layer with will-change',
    chance: 'random() in a style',
    zoomed: 'a drawing that was zoomed',
    'written-shadow': 'a shadow tree',
    throws: 'graphics that throw',
  };
  let seen: Record<string, SpotFingerprints>;
  beforeAll(async () => {
    seen = await lookAt(Object.fromEntries(Object.keys(traces).map((trap) => [trap, trap])));
  });

  test.each(Object.entries(traces))('%s: %s', (trap, cause) => {
    expect(causesOf(seen[trap] as SpotFingerprints).at(-1)).toContain(cause);
  });

  test('where only some frames have a cause, the others keep their state', () => {
    expect(seen.scrolled?.opaque.size).toBe(5);
    expect(new Set(seen.scrolled?.frames).size).toBe(6);
  });

  // Each of these in a page of its own: they stay in it.
  test.each([
    ['portal', 'something drawn outside the graphics'],
    ['portal-inside', 'something drawn outside the graphics'],
    ['hoisted', 'style rules that came in while it was drawn'],
    ['cssom', 'style rules that came in while it was drawn'],
    ['adopted', 'style rules that came in while it was drawn'],
    ['page', 'styles or classes of the page itself that changed while it was drawn'],
    ['selection', 'a selection'],
    ['restless', 'graphics that never come to rest'],
    ['highlight', 'a highlight'],
    ['copied-shadow', 'a shadow tree that can be copied'],
    ['input-props', 'getInputProps(), which is another thing in a set: use the props of the graphics'],
    [
      'composition-props',
      'useVideoConfig().props.language, which is another thing in a set: use the props of the graphics',
    ],
    ['first', 'graphics that remember: frame 1 is another after frame 0 than by itself'],
    ['around', 'a style rule that may depend on what is around the graphics: div + div .around'],
  ])('%s: %s', async (trap, cause) => {
    const [graphics] = await traps.probe([traps.spot(trap)]);
    expect(graphics?.frames.map((state) => graphics.opaque.get(state))).toEqual(Array(6).fill(cause));
  });

  test('a page that something was left in vouches for nothing drawn in it later', async () => {
    const [, later] = await traps.probe(['cssom', 'plain', 'plain', 'plain'].map((trap) => traps.spot(trap)));
    const [alone] = await traps.probe([traps.spot('plain')]);
    expect(causesOf(alone as SpotFingerprints)).toEqual([]);
    for (const state of later?.frames ?? []) expect([alone?.frames[0], later?.frames[0]]).toContain(state);
  });
});

describe('what is drawn is looked at again', () => {
  const cache = () => openCache(join(traps.folder, 'work'), traps.store.scratch, 1e9);

  test('states that are as they were probed are drawn once, and found again', async () => {
    const spots = [traps.spot('plain'), traps.spot('clock'), traps.spot('useid')];
    const {shelf, segments} = await traps.draw(spots, await cache());
    expect(shelf.wrong).toEqual(new Map());
    expect(shelf.drawn.size).toBe(1 + 6 + 1);
    for (const {states} of segments) for (const state of states) expect(shelf.file(state)).not.toBe('');
    const again = await traps.draw(spots, await cache());
    expect(again.shelf.drawn.size).toBe(0);
  });

  test('graphics that look at what else is in the page are found out by their DOM', async () => {
    const {shelf, segments} = await traps.draw([traps.spot('crowd')], await cache());
    expect(segments[0]?.opaque).toBeNull();
    expect([...shelf.wrong.values()][0]).toContain('its DOM was another');
  });

  test('frames with one DOM and two pictures are found out by one of them from the inside of the run', async () => {
    const {shelf, segments} = await traps.draw([traps.spot('hidden')], await cache());
    expect(segments[0]?.opaque).toBeNull();
    expect(new Set(segments[0]?.states).size).toBe(1);
    expect([...shelf.wrong.values()]).toEqual([
      expect.stringMatching(/^frames 0 and [1-4] have the same DOM and other pixels$/),
    ]);
    expect((await traps.draw([traps.spot('hidden')], await cache())).shelf.drawn.size).toBe(1);
  });
});
