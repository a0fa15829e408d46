import fc from 'fast-check';
import {expect, test} from 'vitest';
import {clipFilters} from '../../../../../src/production/render/set-engine/composite/clip-filters.ts';
import {footageGraph} from '../../../../../src/production/render/set-engine/composite/footage-graph.ts';
import {FULL} from '../../../../../src/spot/geometry/box.ts';
import {frameAsked, sourceFrame} from '../../../../../src/spot/timeline/pace.ts';
import type {Footage} from '../../../../../src/spot/timeline/timeline.ts';

const clip = (changes: Partial<Footage> = {}): Footage => ({
  slot: 'a',
  layer: changes.slot ?? 'a',
  from: 10,
  frames: 30,
  src: 'a.mp4',
  missing: null,
  cube: 'look.cube',
  width: 720,
  height: 1280,
  in: 5,
  length: 90,
  speed: 1,
  rect: FULL,
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
  ...changes,
});
const frame = {width: 1080, height: 1920, fps: 30};
const chain = (footage: Footage, from = 20) => clipFilters(footage, [footage], {from, frames: 8}, frame);
const at = (filters: readonly string[], name: string): number =>
  filters.findIndex((filter) => filter.includes(name));

test('a clip is read from a quarter of a frame before the one that is asked for, and never from before its first', () => {
  expect(chain(clip()).seconds).toBeCloseTo(14.75 / 30, 9);
  expect(chain(clip({in: 0}), 10).seconds).toBe(0);
});

test('frames are graded before they are repeated, and after they are left out', () => {
  const slow = chain(clip({speed: 0.5})).filters;
  expect(at(slow, 'lut3d')).toBeLessThan(at(slow, 'setpts'));
  const fast = chain(clip({speed: 2})).filters;
  expect(at(fast, 'lut3d')).toBeGreaterThan(at(fast, 'trim'));
});

test('a finished clip is read in place of its take, and is not graded again', () => {
  const finished = {src: 'finished.mp4', width: 1080, height: 1920};
  const {src, filters} = chain(clip({finished}));
  expect(src).toBe('finished.mp4');
  expect(at(filters, 'lut3d')).toBe(-1);
  expect(at(filters, 'scale=')).toBe(-1);
});

test('a look comes before a clip is made larger', () => {
  const {filters} = chain(clip());
  expect(at(filters, 'lut3d')).toBeLessThan(at(filters, 'scale=1080:1920'));
});

test('a move goes on where its segment begins, and a still picture is placed once', () => {
  const moving = chain(clip({move: {kind: 'push', amount: 0.1, ease: 'linear'}})).filters;
  expect(moving.find((filter) => filter.startsWith('perspective'))).toContain('on+9');
  expect(at(moving, 'perspective')).toBeGreaterThan(at(moving, 'trim'));
  expect(at(chain(clip()).filters, 'perspective')).toBe(-1);
});

test('what lies under a clip that fills the frame is not even read', () => {
  const inset = clip({
    slot: 'inset',
    layer: 'a',
    src: 'inset.mp4',
    rect: {x: 0.5, y: 0, width: 0.5, height: 0.5},
  });
  const stretch = {from: 10, frames: 8, frame, ground: '#000000'};
  const read = (footage: Footage[]): string[] =>
    footageGraph({footage, ...stretch}).inputs.map(({src}) => src);
  expect(read([clip(), inset])).toEqual(['a.mp4', 'inset.mp4']);
  expect(read([{...inset, slot: 'a'}, clip({slot: 'over', layer: 'a', src: 'over.mp4'})])).toEqual([
    'over.mp4',
  ]);
});

test('a span is cut into scenes where a dissolve begins and ends, and each part has its own frames', () => {
  const next = clip({slot: 'b', from: 40, src: 'b.mp4', entry: {kind: 'dissolve', frames: 6, color: null}});
  const {inputs, filters} = footageGraph({
    footage: [clip(), next],
    from: 36,
    frames: 20,
    frame,
    ground: '#000000',
  });
  expect(inputs.map(({src}) => src)).toEqual(['a.mp4', 'a.mp4', 'b.mp4', 'b.mp4']);
  expect(filters.join(';').match(/trim=end_frame=\d+/g)).toEqual(
    ['4', '6', '6', '6', '10'].map((frames) => `trim=end_frame=${frames}`),
  );
});

test('each clip is graded by its own cube, and a clip without one is not graded', () => {
  const next = clip({slot: 'b', from: 40, src: 'b.mp4', cube: null});
  const last = clip({slot: 'c', from: 70, src: 'c.mp4', cube: 'other.cube'});
  const {filters} = footageGraph({
    footage: [clip(), next, last],
    from: 30,
    frames: 60,
    frame,
    ground: '#000000',
  });
  const read = filters.filter((filter) => /^\[\d:v\]/.test(filter));
  expect(read.map((filter) => /lut3d=file=([^:]+)/.exec(filter)?.[1])).toEqual([
    'look.cube',
    undefined,
    'other.cube',
  ]);
});

/** Compares when the filters show each frame of the file with what the timeline names. */
function expectTimes(paced: Footage, from: number): void {
  const [, times = ''] = /setpts='([^']+)'/.exec(chain(paced, from).filters.join(',')) ?? [];
  const timeOf = (number: number): number =>
    times.split('+').reduce((sum, term) => {
      const [, repeats, after] = /^(\d+)\*gt\(N,(\d+)\)$/.exec(term) ?? [];
      const [, first, steps] = /^clip\(N-(\d+),0,(\d+)\)$/.exec(term) ?? [];
      if (first !== undefined) return sum + Math.min(Math.max(number - Number(first), 0), Number(steps));
      return sum + (number > Number(after) ? Number(repeats) : 0);
    }, 0);
  const first = sourceFrame(paced, from);
  const read = Array.from({length: 100}, (_, number) => timeOf(number));
  for (let at = 0; at < 8; at++)
    expect(first + read.findLastIndex((time) => time <= at)).toBe(sourceFrame(paced, from + at));
}

test('the frames of a ramp and of a hold are read at the times that the timeline names', () => {
  const Ramp = fc
    .array(fc.record({at: fc.nat(40), speed: fc.constantFrom(0.1, 0.5, 1, 1.7, 4)}), {
      minLength: 2,
      maxLength: 4,
    })
    .map((points) => points.toSorted((a, b) => a.at - b.at));
  const Hold = fc.record({from: fc.nat(25), frames: fc.integer({min: 1, max: 9})});
  fc.assert(
    fc.property(Ramp, fc.option(Hold, {nil: undefined}), fc.nat(20), (speed, hold, late) => {
      const source = hold && frameAsked({in: 5, speed}, hold.from);
      const paced = clip({speed, ...(hold && source !== undefined ? {hold: {...hold, source}} : {})});
      expectTimes(paced, paced.from + late);
    }),
  );
});

test('a clip shows no frame after its range, at any speed', () => {
  for (const speed of [0.5, 1, 2])
    for (const out of [6, 9, 12, 40]) {
      const limited = clip({speed, out});
      expectTimes(limited, limited.from);
      expectTimes(limited, limited.from + 3);
    }
});
