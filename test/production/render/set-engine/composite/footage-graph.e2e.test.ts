import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {beforeAll, describe, expect, test} from 'vitest';
import {encoding} from '../../../../../src/machine/media/conform.ts';
import {FULL, type Rect} from '../../../../../src/spot/geometry/box.ts';
import {placeClip} from '../../../../../src/spot/timeline/footage-at.ts';
import type {FrameRate} from '../../../../../src/spot/timeline/frames.ts';
import type {Footage} from '../../../../../src/spot/timeline/timeline.ts';
import {numberedClip} from '../../../../support/numbered-clip.ts';
import {makeMedia} from '../../../../support/tools.ts';
import {drawGraph} from './draw-graph.ts';
import {wrongIn} from './expected.ts';

const FRAME = {width: 270, height: 480};
const GROUND = '#808080';
const GROUND_LUMA = 126;
const LENGTH = 150;

const clips = new Map<number, {src: string; width: number; height: number}[]>();
beforeAll(async () => {
  for (const fps of [24, 25, 30])
    clips.set(
      fps,
      await Promise.all(
        [
          [240, 420],
          [420, 240],
          [270, 480],
        ].map(async ([width = 0, height = 0]) => ({
          src: await numberedClip({width, height, rate: String(fps), frames: LENGTH}, encoding(fps, 3)),
          width,
          height,
        })),
      ),
    );
});

const TOP: Rect = {x: 0, y: 0, width: 1, height: 0.5};
const BOTTOM: Rect = {x: 0, y: 0.5, width: 1, height: 0.5};
const INSET: Rect = {x: 0.08, y: 0.55, width: 0.5, height: 0.4};

/** A thousandth is fine enough. */
const Part = fc.integer({min: 0, max: 1000}).map((part) => part / 1000);
const Look = fc.record({
  clip: fc.nat(2),
  in: fc.nat(LENGTH - 1),
  // Points of a ramp, of which some are at one place: there, the speed jumps.
  speed: fc.oneof(
    fc
      .array(fc.record({at: fc.nat(30), speed: fc.constantFrom(0.1, 0.5, 1, 1.7, 4)}), {
        minLength: 2,
        maxLength: 4,
      })
      .map((points) => points.toSorted((a, b) => a.at - b.at)),
    fc.constant(1),
    fc.constantFrom(0.25, 0.5, 0.7, 1.1, 1.25, 2, 3, 4),
    fc.integer({min: 25, max: 400}).map((percent) => percent / 100),
  ),
  focus: fc.tuple(Part, Part),
  move: fc.record({
    kind: fc.constantFrom('static', 'push', 'pull', 'pan-left', 'pan-right', 'tilt-up', 'tilt-down'),
    amount: fc.constantFrom(0, 0.02, 0.1, 0.3),
    ease: fc.constantFrom('linear', 'ease'),
  }),
});

const Slot = fc.record({
  frames: fc.integer({min: 1, max: 30}),
  entry: fc.record({
    kind: fc.constantFrom('cut', 'dissolve', 'dip'),
    frames: fc.integer({min: 1, max: 11}),
  }),
  layout: fc.constantFrom('full', 'full', 'split', 'inset', 'part', 'covered'),
  looks: fc.tuple(Look, Look),
});

const Spot = fc.record({
  fps: fc.constantFrom<FrameRate>(24, 25, 30),
  slots: fc.array(Slot, {minLength: 1, maxLength: 4}),
  part: fc.tuple(Part, Part),
});

const LAYOUTS: Record<string, Rect[]> = {
  full: [FULL],
  split: [TOP, BOTTOM],
  inset: [FULL, INSET],
  part: [INSET],
  covered: [INSET, FULL],
};

function lay({fps, slots}: {fps: number; slots: readonly Slot[]}): {footage: Footage[]; frames: number} {
  let from = 0;
  const footage = slots.flatMap(({frames, entry, layout, looks}, index): Footage[] => {
    const span = {from, frames};
    from += frames;
    const kind = index === 0 ? 'cut' : entry.kind;
    return (LAYOUTS[layout] ?? []).map((rect, at) => {
      const {clip, move, ...look} = looks[at] as (typeof looks)[0];
      const file = clips.get(fps)?.[clip] as {src: string; width: number; height: number};
      return {
        ...span,
        ...look,
        ...file,
        rect,
        missing: null,
        cube: null,
        length: LENGTH,
        slot: `s${index}${at}`,
        layer: `s${index}0`,
        move: move as Footage['move'],
        entry: {
          kind: kind as Footage['entry']['kind'],
          frames: kind === 'cut' ? 0 : Math.min(entry.frames, frames),
          color: kind === 'dip' ? '#000000' : null,
        },
      };
    });
  });
  return {footage, frames: from};
}
type Slot = typeof Slot extends fc.Arbitrary<infer T> ? T : never;

describe('the footage of the set engine', () => {
  test('shows the frames that the timeline names, whatever is cut, slowed, held, dissolved, split or moved', async () => {
    const wrong: string[] = [];
    let seen = 0;
    let unread = 0;
    for (const drawn of fc.sample(Spot, {
      numRuns: Number(process.env.RUNS ?? 25),
      seed: Number(process.env.SEED ?? 20261122),
    })) {
      const {footage, frames} = lay(drawn);
      const from = Math.floor(drawn.part[0] * 0.9 * frames);
      const count = Math.max(1, Math.round(drawn.part[1] * (frames - from)));
      const frame = {...FRAME, fps: drawn.fps};
      const pictures = await drawGraph({footage, from, frames: count, frame, ground: GROUND});
      expect(pictures, JSON.stringify(drawn)).toHaveLength(count);
      expect(pictures.map((luma) => luma[FRAME.width * FRAME.height])).toEqual([...pictures.keys()]);
      const found = pictures.map((luma, at) => wrongIn(luma, footage, from + at, FRAME, GROUND_LUMA));
      seen += count;
      unread += found.filter(({read}) => !read).length;
      const first = found.find((each) => each.wrong !== null)?.wrong;
      if (first) wrong.push(`${first}, of ${from}+${count} ${JSON.stringify(drawn)}`);
    }
    expect(wrong).toEqual([]);
    // Where two clips mix whose tiles cross each other, some bits may lie on edges everywhere.
    expect(unread / seen).toBeLessThan(0.02);
    expect(seen).toBeGreaterThan(100);
  });

  test('makes some frames of a span exactly as it makes them among all others', async () => {
    let seen = 0;
    for (const drawn of fc.sample(fc.tuple(Spot, fc.infiniteStream(fc.boolean())), {
      numRuns: Number(process.env.RUNS ?? 12),
      seed: Number(process.env.SEED ?? 20261129),
    })) {
      const [spot, chosen] = drawn;
      const {footage, frames} = lay(spot);
      const frame = {...FRAME, fps: spot.fps};
      const span = {footage, from: 0, frames, frame, ground: GROUND};
      const only = [...chosen.take(frames)].flatMap((wanted, at) => (wanted || at === 0 ? [at] : []));
      const all = await drawGraph(span);
      const some = await drawGraph({...span, only});
      expect(some).toHaveLength(only.length);
      const rows = FRAME.width * FRAME.height;
      const differ = only.filter(
        (at, index) => !all[at]?.subarray(0, rows).equals(some[index]?.subarray(0, rows) ?? Buffer.of()),
      );
      expect(differ, JSON.stringify({spot, only})).toEqual([]);
      seen += only.length;
    }
    expect(seen).toBeGreaterThan(100);
  }, 600_000);

  test.each([
    ['push', 300, 260],
    ['pull', 720, 300],
    ['pan-left', 300, 150],
    ['tilt-down', 200, 110],
  ] as const)(
    'a %s stands at every frame where the timeline says, to a tenth of a pixel, from its middle on too',
    async (kind, width, at) => {
      const height = kind === 'tilt-down' ? 500 : 420;
      const [x, y] = kind === 'tilt-down' ? [-1, at] : [at, -1];
      const src = await lineClip(width, height, x, y);
      const size = {width, height, length: 50, src};
      const clip: Footage = {
        slot: 'a',
        layer: 'a',
        from: 7,
        frames: 40,
        missing: null,
        cube: null,
        in: 0,
        speed: 1,
        rect: FULL,
        ...size,
        focus: [0.5, 0.5],
        move: {kind, amount: 0.06, ease: 'ease'},
        entry: {kind: 'cut', frames: 0, color: null},
      };
      const next: Footage = {
        ...clip,
        slot: 'b',
        layer: 'b',
        from: 47,
        frames: 10,
        entry: {kind: 'dissolve', frames: 9, color: null},
      };
      for (const [from, frames] of [
        [7, 40],
        [23, 9],
      ] as const) {
        const stretch = {footage: [clip, next], from, frames, frame: {...FRAME, fps: 30}};
        const pictures = await drawGraph({...stretch, ground: GROUND});
        for (const [index, luma] of pictures.entries()) {
          // The move takes the frames under the dissolve too.
          const t = (from + index - clip.from) / 48;
          const place = placeClip({clip, source: 0, t}, FRAME);
          const along = kind === 'tilt-down' ? 'y' : 'x';
          const wanted = place[along] + place.scale * (at + 0.5);
          expect(Math.abs(centreOfLine(luma, along) - wanted)).toBeLessThan(0.1);
        }
      }
    },
  );
});

/** A clip that shows a line one pixel wide, upright at `x` or level at `y`. */
async function lineClip(width: number, height: number, x: number, y: number): Promise<string> {
  const source = `color=black:s=${width}x${height}:r=30,format=yuv420p,geq=lum='if(eq(X\\,${x})+eq(Y\\,${y})\\,235\\,16)':cb=128:cr=128`;
  const file = join(mkdtempSync(join(tmpdir(), 'tenspot-line-')), 'line.mp4');
  return makeMedia(['-f', 'lavfi', '-i', source, '-frames:v', '50', ...encoding(30, 1)], file);
}

function centreOfLine(luma: Buffer, along: 'x' | 'y'): number {
  const {width, height} = FRAME;
  const length = along === 'x' ? width : height;
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < length; at++) {
    const level = along === 'x' ? luma[(height / 2) * width + at] : luma[at * width + width / 2];
    const light = Math.max(0, (level ?? 0) - 19);
    sum += light * (at + 0.5);
    weight += light;
  }
  return sum / weight;
}
