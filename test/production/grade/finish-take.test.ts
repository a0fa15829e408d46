import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore, type Store} from '../../../src/machine/files/store.ts';
import {encoding} from '../../../src/machine/media/conform.ts';
import {probeVideo} from '../../../src/machine/media/probe.ts';
import {copyForBrowser} from '../../../src/production/grade/browser-copy.ts';
import {finishIn, finishTake} from '../../../src/production/grade/finish-take.ts';
import type {Brand} from '../../../src/production/project/load-brand.ts';
import {NO_FINISH} from '../../../src/spot/grade/look.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {videoPsnr} from '../../support/psnr.ts';
import {frameOf, makeMedia, tools} from '../../support/tools.ts';

const SIZE = {width: 160, height: 96};
const WHOLE = {size: SIZE, window: {x: 0, y: 0, width: 1, height: 1}};

/** A conformed take of eight frames: black, middle grey and white, side by side. */
async function takeIn(store: Store): Promise<Take> {
  const folder = temporaryFolder();
  const thirds = "geq=lum='if(lt(X,53),16,if(lt(X,107),126,235))':cb=128:cr=128";
  const source = ['-f', 'lavfi', '-i', `color=black:s=160x96:r=25:d=0.32,format=yuv420p,${thirds}`];
  const src = await store.put(await makeMedia([...source, ...encoding(25)], join(folder, 'take.mp4')), 'mp4');
  return {shot: 'hero', number: 1, src, fps: 25, frames: 8, ...SIZE} as Take;
}

/** The mean and the standard deviation of the red of a part of a frame, in levels. */
function levelsIn(frame: Buffer, [from, to]: readonly [number, number]): {mean: number; deviation: number} {
  const values: number[] = [];
  for (let y = 8; y < SIZE.height - 8; y++)
    for (let x = from; x < to; x++) values.push(frame[(y * SIZE.width + x) * 3] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {mean, deviation: Math.sqrt(squares / values.length)};
}

const [BLACK, GREY, WHITE] = [
  [6, 46],
  [60, 100],
  [114, 154],
] as const;

test('grain has the strength of the look in middle grey and none in black and white, moves, and leaves colours where they are', async () => {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const take = await takeIn(store);
  const {src} = await finishTake(take, null, {...NO_FINISH, grain: 0.5}, WHOLE, {store, tools});
  const [plain, first, second] = [
    await frameOf(store.path(take.src), 2),
    await frameOf(store.path(src), 2),
    await frameOf(store.path(src), 3),
  ];
  expect(levelsIn(first, GREY).deviation).toBeGreaterThan(6.5);
  expect(levelsIn(first, GREY).deviation).toBeLessThan(9.5);
  expect(Math.abs(levelsIn(first, GREY).mean - levelsIn(plain, GREY).mean)).toBeLessThan(0.8);
  for (const part of [BLACK, WHITE]) expect(levelsIn(first, part).deviation).toBeLessThan(1);
  expect(first.equals(second)).toBe(false);
  await store.close();
});

test('a vignette takes its part of the light from the corners, and nothing from the middle', async () => {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const take = await takeIn(store);
  const {src} = await finishTake(take, null, {...NO_FINISH, vignette: 0.4}, WHOLE, {store, tools});
  const frame = await frameOf(store.path(src), 4);
  const red = (x: number, y: number): number => frame[(y * SIZE.width + x) * 3] ?? 0;
  expect(Math.abs(red(157, 2) - 0.6 * 255)).toBeLessThan(8);
  expect(Math.abs(red(157, 93) - 0.6 * 255)).toBeLessThan(8);
  expect(Math.abs(red(80, 48) - 128)).toBeLessThan(3);
  await store.close();
});

test('the same input gives the same bytes on another day, and another take has other grain', async () => {
  const [one, other] = [
    await openStore(join(temporaryFolder(), 'a')),
    await openStore(join(temporaryFolder(), 'b')),
  ];
  const finish = {grain: 0.4, sharpness: 0.3, vignette: 0.2};
  const take = await takeIn(one);
  await takeIn(other);
  const first = await finishTake(take, null, finish, WHOLE, {store: one, tools});
  const again = await finishTake(take, null, finish, WHOLE, {store: other, tools});
  expect(again).toEqual(first);
  expect((await probeVideo(tools, one.path(first.src))).frames).toBe(8);
  const softer = await finishTake(take, null, {...finish, sharpness: -0.3}, WHOLE, {store: one, tools});
  expect(softer.src).not.toBe(first.src);
  await one.close();
  await other.close();
});

test('what the browser draws of a finished clip is what the set engine composites', async () => {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const take = await takeIn(store);
  const finish = {grain: 0.5, sharpness: 0.3, vignette: 0.4};
  const finished = await finishTake(take, null, finish, WHOLE, {store, tools});
  const filling = {take: {...take, ...finished}, pick: {}} as never;
  const copies = await copyForBrowser({hero: filling}, {}, {}, {store, tools});
  const copy = (copies.hero as {take: Take}).take;
  expect(await videoPsnr(store.path(finished.src), store.path(copy.src))).toBeGreaterThan(44);
  await store.close();
});

test('a look without texture needs no finished clips', () => {
  const brand = {
    file: {defaults: {tenspot: {looks: {film: {grain: 0.2}, flat: {exposure: 0.3}}}}},
  } as unknown as Brand;
  expect(finishIn(brand, {name: 'flat'})).toBeNull();
  expect(finishIn(brand, {name: 'film', grain: 0})).toBeNull();
  expect(finishIn(brand, {name: 'film'})).toMatchObject({grain: 0.2, vignette: 0});
});
