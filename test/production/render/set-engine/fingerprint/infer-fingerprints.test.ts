import fc from 'fast-check';
import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../../../src/picture/blank-spot.ts';
import type {SpotFingerprints} from '../../../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {inferFingerprints} from '../../../../../src/production/render/set-engine/fingerprint/infer-fingerprints.ts';
import type {FramesToMount} from '../../../../../src/production/render/set-engine/fingerprint/inference-group.ts';
import {uncacheable} from '../../../../../src/spot/fingerprint/uncacheable-reason.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';

type Variant = {spot: ResolvedSpot; program: string};
type Copy = Record<string, string>;

const variant = (copy: Copy, frames: number, changes: Partial<ResolvedSpot> = {}): Variant => ({
  spot: {...BLANK_SPOT, ...changes, frames, copy},
  program: 'p',
});

/** What a frame of a template shows, and what it says that it read. */
type Template = (copy: Copy, frame: number, spot: ResolvedSpot) => {shows: string; reads: string[] | null};

/** A browser that draws this template, and counts the frames that it mounted. */
function browser(template: Template, reasons: (spot: ResolvedSpot) => boolean = () => false) {
  let mounted = 0;
  const fingerprint = async (wanted: readonly FramesToMount<Variant>[]): Promise<SpotFingerprints[]> =>
    wanted.map(({variant: {spot, program}, frames: asked}) => {
      mounted += asked.length;
      const frames = Array<string>(spot.frames).fill('');
      const copyReads = Array<string[] | null>(spot.frames).fill(null);
      for (const frame of asked) {
        const {shows, reads} = template(spot.copy as Copy, frame, spot);
        frames[frame] = shows;
        copyReads[frame] = reads;
      }
      const first = frames.find((each) => each !== '') ?? '';
      const own = reasons(spot) ? [[first, uncacheable('unsettled')] as const] : [];
      return {program, frames, copyReads, uncacheable: new Map(own), fallback: new Map(), machineFonts: null};
    });
  return {fingerprint, mounted: () => mounted};
}

async function infer(
  variants: readonly Variant[],
  fingerprint: ReturnType<typeof browser>['fingerprint'],
  earlier: {variant: Variant; fingerprints: SpotFingerprints}[] = [],
) {
  const found = new Map<Variant, SpotFingerprints>();
  const contradictions: number[] = [];
  await inferFingerprints(variants, earlier, {
    fingerprint,
    onComplete: async (own, fingerprints) => {
      found.set(own, fingerprints);
    },
    onContradiction: (_, frame) => contradictions.push(frame),
  });
  return {found, contradictions, framesOf: (own: Variant) => found.get(own)?.frames};
}

const whole = async (template: Template, own: Variant): Promise<string[] | undefined> =>
  (await browser(template).fingerprint([{variant: own, frames: [...Array(own.spot.frames).keys()]}]))[0]
    ?.frames;

/** A template that shows one field after the other, as slots do. */
const slots =
  (names: readonly string[], frames: number): Template =>
  (copy, frame) => {
    const name = names[Math.floor((frame * names.length) / frames)] ?? '';
    return {shows: `${frame} ${copy[name]}`, reads: [name]};
  };

test('for 5 hooks x 20 calls to action, the browser mounts the frames of each hook and of each call to action once', async () => {
  const FRAMES = 100;
  const variants = [...Array(100).keys()].map((at) =>
    variant({hook: `h${at % 5}`, offer: 'o', cta: `c${Math.floor(at / 5)}`}, FRAMES),
  );
  const template = slots(['hook', 'offer', 'cta'], FRAMES);
  const {fingerprint, mounted} = browser(template);
  const {framesOf, contradictions} = await infer(variants, fingerprint);
  for (const own of variants) expect(framesOf(own)).toEqual(await whole(template, own));
  expect(contradictions).toEqual([]);
  // 100 of the first, 34 for each other hook, 33 for each other call to action, and the checks.
  const needed = 100 + 4 * 34 + 19 * 33;
  expect(mounted()).toBeGreaterThanOrEqual(needed);
  expect(mounted()).toBeLessThan(needed + 2 * 40);
});

/** Decides by what a field holds which field it reads next. */
type Tree = {show: string} | {read: string; ifA: Tree; otherwise: Tree};

const {tree} = fc.letrec<{tree: Tree}>((tie) => ({
  tree: fc.oneof(
    {maxDepth: 4, depthSize: 'small'},
    fc.record({show: fc.constantFrom('x', 'y')}),
    fc.record({read: fc.constantFrom('f', 'g', 'h'), ifA: tie('tree'), otherwise: tie('tree')}),
  ),
}));

function follow(from: Tree, copy: Copy): {shows: string; reads: string[]} {
  const reads = new Set<string>();
  let [at, path] = [from, ''];
  while ('read' in at) {
    reads.add(at.read);
    const value = copy[at.read] ?? 'none';
    path += value;
    at = value === 'a' ? at.ifA : at.otherwise;
  }
  return {shows: `${path}${at.show}`, reads: [...reads].sort()};
}

test('inferred fingerprints equal mounted ones, whatever fields the graphics read', async () => {
  const Values = fc.constantFrom('a', 'b', 'c');
  const Copies = fc.array(fc.record({f: Values, g: Values, h: Values}, {requiredKeys: ['f']}), {
    minLength: 1,
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(tree, {minLength: 1, maxLength: 6}),
      Copies,
      Copies,
      async (trees, now, then) => {
        const template: Template = (copy, frame) => {
          const {shows, reads} = follow(trees[frame] ?? {show: ''}, copy);
          return {shows: `${frame} ${shows}`, reads: shows.endsWith('ccx') ? null : reads};
        };
        const all = [...then, ...now].map((copy) => variant(copy as Copy, trees.length));
        const {fingerprint, mounted} = browser(template);
        const first = await infer(all.slice(0, then.length), fingerprint);
        const earlier = [...first.found].map(([own, fingerprints]) => ({variant: own, fingerprints}));
        const second = await infer(all.slice(then.length), fingerprint, earlier);
        for (const own of all)
          expect((first.found.get(own) ?? second.found.get(own))?.frames).toEqual(await whole(template, own));
        expect([...first.contradictions, ...second.contradictions]).toEqual([]);
        expect(mounted()).toBeLessThanOrEqual(all.length * trees.length * 2);
      },
    ),
    {numRuns: 300},
  );
});

test('nothing is inferred between variants that differ in more than copy', async () => {
  const template: Template = ({hook = ''}, frame, {language}) => ({
    shows: `${frame} ${language} ${hook}`,
    reads: [],
  });
  const variants = ['en', 'de', 'en'].map((language) => variant({hook: 'a'}, 10, {language}));
  const {fingerprint, mounted} = browser(template);
  const {framesOf} = await infer(variants, fingerprint);
  for (const own of variants) expect(framesOf(own)).toEqual(await whole(template, own));
  expect(mounted()).toBeLessThanOrEqual(22);
});

test('the checks find a frame that depends on more than it read, and then every variant is mounted, including those of earlier runs', async () => {
  // It shows the hook in every frame, and says that it read it in the first one only.
  const template: Template = ({hook}, frame) => ({
    shows: `${frame} ${hook}`,
    reads: frame === 0 ? ['hook'] : [],
  });
  const variants = [...Array(12).keys()].map((at) => variant({hook: `h${at}`}, 40));
  const {fingerprint} = browser(template);
  const [old, ...others] = variants;
  if (!old) throw new Error('there are twelve');
  const before = await infer([old], fingerprint);
  const earlier = [...before.found].map(([own, fingerprints]) => ({variant: own, fingerprints}));
  const {framesOf, found, contradictions} = await infer(others, fingerprint, earlier);
  expect(contradictions).toHaveLength(1);
  for (const own of variants) expect(framesOf(own)).toEqual(await whole(template, own));
  // No later run infers anything from them.
  for (const {copyReads} of found.values()) expect(new Set(copyReads)).toEqual(new Set([null]));
});

test('nothing is inferred from graphics whose DOM does not determine their pixels', async () => {
  const template: Template = (_, frame) => ({shows: `${frame}`, reads: []});
  const variants = [...Array(30).keys()].map((at) => variant({hook: `h${at}`}, 20));
  const {fingerprint, mounted} = browser(template, () => true);
  const {found} = await infer(variants, fingerprint);
  expect(mounted()).toBe(30 * 20);
  expect([...found.values()].every(({uncacheable: reasons}) => reasons.size === 1)).toBe(true);
});

test('where the first variant has a reason of its own, the others are inferred from the second', async () => {
  const template = slots(['hook', 'cta'], 20);
  const variants = [...Array(10).keys()].map((at) => variant({hook: `h${at}`, cta: 'c'}, 20));
  const {fingerprint, mounted} = browser(template, ({copy}) => copy.hook === 'h0');
  const {framesOf} = await infer(variants, fingerprint);
  for (const own of variants) expect(framesOf(own)).toEqual(await whole(template, own));
  expect(mounted()).toBeLessThanOrEqual(20 + 20 + 8 * 12);
});

test('all frames of a variant that has a reason of its own are mounted; the others are inferred', async () => {
  const template: Template = ({hook}, frame) => ({
    shows: `${frame} ${frame < 5 ? hook : ''}`,
    reads: frame < 5 ? ['hook'] : [],
  });
  const variants = [...Array(10).keys()].map((at) => variant({hook: `h${at}`}, 20));
  const {fingerprint, mounted} = browser(template, ({copy}) => copy.hook === 'h3');
  const {found, framesOf} = await infer(variants, fingerprint);
  for (const own of variants) expect(framesOf(own)).toEqual(await whole(template, own));
  const [third] = variants.slice(3);
  expect(third && found.get(third)?.uncacheable.size).toBe(1);
  expect(mounted()).toBeLessThanOrEqual(20 + 20 + 9 * 7);
});
