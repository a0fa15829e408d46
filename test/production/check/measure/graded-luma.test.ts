import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import type {CheckedMaster} from '../../../../src/production/check/master.ts';
import {gradedLuma, measureGradedLuma} from '../../../../src/production/check/measure/graded-luma.ts';
import {footageForeign} from '../../../../src/production/check/rules/frames/footage-foreign.ts';
import {footageFrame} from '../../../../src/production/check/rules/frames/footage-frame.ts';
import {pictureFrozen} from '../../../../src/production/check/rules/frames/picture-frozen.ts';
import {
  type FrameMeasures,
  gridOf,
  joinMeasures,
  type LumaMeasures,
  sliceMeasures,
} from '../../../../src/spot/findings/frame-measures.ts';
import {matchFootage} from '../../../../src/spot/findings/match-footage.ts';
import {applyRule} from '../../../../src/spot/findings/rule.ts';
import {applyCubeFile} from '../../../../src/spot/grade/apply-cube.ts';
import {bakeLook} from '../../../../src/spot/grade/cube.ts';
import {BrandLook, NEUTRAL, toLook} from '../../../../src/spot/grade/look.ts';
import type {Cube, CubeFile, Rgb} from '../../../../src/spot/grade/read-cube.ts';
import {USUAL_LOOKS} from '../../../../src/spot/grade/usual-looks.ts';
import type {ResolvedSpot} from '../../../../src/spot/timeline/resolved-spot.ts';
import {framePixels, halfLitScene, measuresOf, type Scene} from './footage.ts';

const ROOT = new URL('../../../..', import.meta.url).pathname;
const TAKE = {width: 640, height: 360};
const MASTER = {width: 360, height: 640};
const FRAMES = 8;
/** The first frame of the take that the master shows. */
const IN = 2;

const asFile = (cube: Cube): CubeFile => ({title: '', curve: null, cube, videoIn: false, videoOut: false});

/** The looks that a brand of this repository has in its `brand.yaml`. */
function looksOf(brand: string): [string, CubeFile][] {
  const folder = join(ROOT, 'brands', brand);
  const looks = parse(readFileSync(join(folder, 'brand.yaml'), 'utf8')).defaults.tenspot.looks ?? {};
  return Object.entries(looks).map(([name, written]) => {
    const look = BrandLook.parse(written);
    const cube = look.cube === undefined ? null : readFileSync(join(folder, look.cube), 'utf8');
    return [`${brand} ${name}`, asFile(bakeLook(toLook({name}, look, cube)))];
  });
}

const usual = Object.entries(USUAL_LOOKS).map(([name, look]): [string, CubeFile] => [
  name,
  asFile(bakeLook(toLook({name}, look, null))),
]);

/** A cube made of a function of the colour. */
function madeUp(grade: (colour: Rgb) => Rgb): CubeFile {
  const size = 33;
  const table = new Float64Array(size ** 3 * 3);
  for (let index = 0; index < size ** 3; index++) {
    const at = [index % size, Math.floor(index / size) % size, Math.floor(index / size ** 2)];
    table.set(grade(at.map((value) => value / (size - 1)) as Rgb), index * 3);
  }
  return asFile({size, min: [0, 0, 0], max: [1, 1, 1], table});
}

const steep = madeUp((colour) => colour.map((value) => 1 / (1 + Math.exp(-14 * (value - 0.45)))) as Rgb);
const inverse = madeUp((colour) => colour.map((value) => 1 - value) as Rgb);
const solarised = madeUp(
  (colour) => colour.map((value) => 0.5 - 0.48 * Math.cos(2 * Math.PI * value)) as Rgb,
);
const exchanged = madeUp(([red, green, blue]) => [blue, red, 0.8 * green]);

const LOOKS: [string, CubeFile][] = [
  ...usual,
  ...looksOf('moss-meridian'),
  ...looksOf('volt-pigeon'),
  ['a neutral look', asFile(bakeLook({primaries: NEUTRAL, cube: null, strength: 1}))],
  ['a steep curve', steep],
  ['a negative', inverse],
  ['a curve that rises and falls', solarised],
  ['exchanged channels', exchanged],
];

const spot = {
  ...{format: '9:16', fps: 30, frames: FRAMES, ...MASTER},
  footage: [
    {
      ...{slot: 'shot', layer: 'shot', src: 'take.mp4', cube: 'look.cube', missing: null, ...TAKE},
      ...{from: 0, frames: FRAMES, in: IN, length: FRAMES + IN, speed: 1},
      rect: {x: 0, y: 0, width: 1, height: 1},
      focus: [0.5, 0.5],
      move: {kind: 'static', amount: 0, ease: 'linear'},
      entry: {kind: 'cut', frames: 0, color: null},
    },
  ],
} as unknown as ResolvedSpot;

/** The part of the take that the upright frame shows. */
const shownOf = (x: number): number =>
  (x - 0.5) * ((MASTER.width * TAKE.height) / (MASTER.height * TAKE.width)) + 0.5;

const masterFrame = (scene: Scene, frame: number, look: CubeFile): Uint8Array =>
  framePixels(MASTER, (x, y) => applyCubeFile(look, scene(shownOf(x), y, frame)));

function gradedTake(frames: readonly Uint8Array[], look: CubeFile): LumaMeasures {
  const grid = gridOf(TAKE);
  const luma = new Uint16Array(frames.length * 4 * grid.columns * grid.rows);
  const table = gradedLuma(look);
  for (const [at, frame] of frames.entries()) measureGradedLuma(frame, TAKE, table, {...grid, luma}, at);
  return {...grid, frames: frames.length, luma};
}

const scene = halfLitScene(1);
let takeFrames: Uint8Array[];

beforeAll(() => {
  takeFrames = Array.from({length: FRAMES + IN}, (_, at) => framePixels(TAKE, (x, y) => scene(x, y, at)));
});

/** The rules that find something in a master. `take`: the take with which it is compared. */
function rulesOf(picture: FrameMeasures, take: LumaMeasures): string[] {
  const footage = matchFootage(spot, picture, () => take);
  const master = {spot, footage} as unknown as CheckedMaster;
  return [footageFrame, footageForeign, pictureFrozen].flatMap((rule) =>
    applyRule(rule, master, 'a').map(({rule: id}) => id),
  );
}

const inOrder = (picture: FrameMeasures, order: readonly number[]): FrameMeasures =>
  joinMeasures(order.map((at) => sliceMeasures(picture, at, 1)));

describe.each(LOOKS)('footage with %s', (_, look) => {
  test('is compared with its take under the same look, and differs only where it is another frame', () => {
    const take = gradedTake(takeFrames, look);
    const right = measuresOf(
      Array.from({length: FRAMES}, (_each, at) => masterFrame(scene, IN + at, look)),
      MASTER,
    );
    expect(rulesOf(right, take)).toEqual([]);
    const steps =
      matchFootage(spot, right, () => take)[0]?.frames.flatMap((frame) => frame?.step ?? []) ?? [];
    expect(steps.length).toBeGreaterThanOrEqual(FRAMES - 2);
    for (const step of steps) expect(Math.abs(step - 1)).toBeLessThan(0.3);

    expect(rulesOf(inOrder(right, [0, 1, 2, 3, 3, 5, 6, 7]), take), 'repeated').toContain('footage-frame');
    expect(rulesOf(inOrder(right, [0, 1, 2, 4, 3, 5, 6, 7]), take), 'exchanged').toContain('footage-frame');
    expect(rulesOf(inOrder(right, [0, 0, 0, 0, 0, 0, 0, 0]), take), 'still').toContain('picture-frozen');
    const mirrored: Scene = (x, y, frame) => halfLitScene(5)(1 - x, y, frame);
    const other = measuresOf([masterFrame(mirrored, IN, look)], MASTER);
    const foreign = joinMeasures([
      ...[0, 1, 2].map((at) => sliceMeasures(right, at, 1)),
      other,
      sliceMeasures(right, 4, 4),
    ]);
    expect(rulesOf(foreign, take), 'another place').toContain('footage-foreign');
  });
});

test('the luma of a graded take is the mean of its graded pixels, not the grade of their mean', () => {
  const halves = [
    framePixels(TAKE, (x) => (Math.floor(x * 160) % 2 === 0 ? [0.1, 0.1, 0.1] : [0.9, 0.9, 0.9])),
  ];
  const {luma} = gradedTake(halves, steep);
  const mean = luma.reduce((sum, value) => sum + value / 64, 0) / luma.length;
  const [dark] = applyCubeFile(steep, [0.1, 0.1, 0.1]);
  const [light] = applyCubeFile(steep, [0.9, 0.9, 0.9]);
  const wanted = 16 + 219 * ((dark + light) / 2);
  expect(Math.abs(mean - wanted)).toBeLessThan(12);
  const [grey] = applyCubeFile(steep, [0.5, 0.5, 0.5]);
  expect(Math.abs(16 + 219 * grey - wanted)).toBeGreaterThan(20);
});
