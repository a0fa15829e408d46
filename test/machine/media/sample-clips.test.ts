import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {openSamples} from '../../../src/machine/media/sample-clips.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

const SHAPE = {seconds: 1, width: 720, height: 1280};
const bytesOf = (parts: Uint8Array): string => Buffer.from(parts).toString('base64');

test('a scene shows the picture that was sent, and each seed gives another take', async () => {
  const {draft} = await openStore(join(temporaryFolder(), '.tenspot'));
  const samples = openSamples(tools, draft, {scenes: true});
  const background = {r: 200, g: 60, b: 40};
  const red = await sharp({create: {width: 90, height: 160, channels: 3, background}})
    .png()
    .toBuffer();
  const shown = await samples.picture(SHAPE, {seed: 'one', picture: red});
  const {channels, dominant} = await sharp(shown).stats();
  expect(await sharp(shown).metadata()).toMatchObject({width: 480, height: 854});
  expect(channels.map(({mean}) => Math.round(mean))).toSatisfy(
    ([r = 0, g = 0, b = 0]) => r > g + 80 && g > b,
  );
  expect(dominant.r).toBeGreaterThan(dominant.b);
  const clips = await Promise.all(
    ['one', 'one', 'two'].map((seed) => samples.clip(SHAPE, {seed, picture: red})),
  );
  expect(new Set(clips.map(bytesOf)).size).toBe(2);
  const words = await Promise.all(['a', 'b'].map((seed) => samples.picture(SHAPE, {seed})));
  expect(new Set(words.map(bytesOf)).size).toBe(2);
});

test('the clips of one model have one look and rate, those of another have another, and each shows the picture', async () => {
  const {draft} = await openStore(join(temporaryFolder(), '.tenspot'));
  const samples = openSamples(tools, draft, {scenes: true});
  const picture = await sharp({
    create: {width: 90, height: 160, channels: 3, background: {r: 200, g: 100, b: 70}},
  })
    .png()
    .toBuffer();
  const look = async (seed: string, model: string): Promise<number[]> => {
    const {channels} = await sharp(await samples.picture(SHAPE, {seed, model, picture})).stats();
    return channels.map(({mean}) => mean);
  };
  const apart = (one: number[], other: number[]): number =>
    Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))));
  const models = ['a/one', 'b/two', 'c/three', 'd/four'];
  const looks = await Promise.all(models.map((model) => look('first', model)));
  const again = await Promise.all(models.map((model) => look('second', model)));
  const within = Math.max(...looks.map((each, at) => apart(each, again[at] ?? [])));
  const between = Math.max(...looks.flatMap((one) => looks.map((other) => apart(one, other))));
  expect(between).toBeGreaterThan(2 * within);
  for (const each of looks) expect(apart(each, [200, 100, 70])).toBeLessThan(60);
});

test('test patterns are small, and all are the same', async () => {
  const {draft} = await openStore(join(temporaryFolder(), '.tenspot'));
  const samples = openSamples(tools, draft);
  const all = await Promise.all(['a', 'b'].map((seed) => samples.picture(SHAPE, {seed})));
  expect(new Set(all.map(bytesOf)).size).toBe(1);
  expect(await sharp(all[0]).metadata()).toMatchObject({width: 180, height: 320});
});
