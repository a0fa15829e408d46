import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {openStore, type Store} from '../../../src/machine/files/store.ts';
import {descendants} from '../../../src/machine/process/process-tree.ts';
import {canReadText, openTextReader, type TextReader} from '../../../src/machine/text/read-text.ts';
import {fileFolder} from '../../support/folder.ts';

const folder = fileFolder();
let store: Store;
let reader: TextReader;

beforeAll(async () => {
  store = await openStore(join(folder, 'home'));
  reader = openTextReader(store);
});
afterAll(async () => {
  await reader.close();
  await store.close();
});

/** A picture of dark words on a light ground, set by librsvg in a font of this machine. */
async function pictureOf(...lines: string[]): Promise<string> {
  const file = join(folder, `${lines.join('-').replace(/\W/g, '')}.png`);
  const text = lines.map(
    (line, at) => `<text x="24" y="${64 + 64 * at}" font-size="44" font-family="sans-serif">${line}</text>`,
  );
  const height = 32 + 64 * lines.length;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}"><rect width="100%" height="100%" fill="#f3efe6"/>${text.join('')}</svg>`;
  await sharp(Buffer.from(svg)).png().toFile(file);
  return file;
}

it('reads words, digits and marks, and says where they are', {timeout: 120_000}, async () => {
  expect(canReadText()).toBe(true);
  const lines = await reader.read(await pictureOf('Only 39 today', 'Save 20%'));
  expect(lines.map(({text}) => text.replaceAll(' ', ''))).toEqual(['Only39today', 'Save20%']);
  const [first, second] = lines;
  expect(first?.confidence).toBeGreaterThan(0.8);
  expect(first?.box.x).toBeGreaterThan(0);
  expect(first?.box.x).toBeLessThan(40);
  expect(second?.box.y).toBeGreaterThan((first?.box.y ?? 0) + 40);
});

it('finds nothing in an empty picture', {timeout: 120_000}, async () => {
  expect(await reader.read(await pictureOf(''))).toEqual([]);
});

it('keeps what it read by the hash of the picture, without a process', {timeout: 120_000}, async () => {
  const picture = await pictureOf('Cold keeps');
  const lines = await reader.read(picture);
  const second = openTextReader({
    once: async (key, files, make) =>
      store.once(key, files, () => {
        make.toString();
        throw new Error('read again');
      }),
  });
  expect(await second.read(picture)).toEqual(lines);
});

it('reports a file that is no picture, and reads the next one', {timeout: 120_000}, async () => {
  const file = join(folder, 'broken.png');
  writeFileSync(file, 'no picture');
  await expect(reader.read(file)).rejects.toMatchObject({code: 'text-reader-failed'});
  expect(await reader.read(await pictureOf('Next'))).toMatchObject([{text: 'Next'}]);
});

it('reads two pictures at the same time, in two processes', {timeout: 120_000}, async () => {
  const two = openTextReader(store, undefined, 2);
  const before = descendants(process.pid).length;
  const [first, second] = [await pictureOf('Left side'), await pictureOf('Right side')];
  const read = Promise.all([two.read(first), two.read(second)]);
  await expect
    .poll(() => descendants(process.pid).length - before, {timeout: 60_000})
    .toBeGreaterThanOrEqual(2);
  expect((await read).flat().map(({text}) => text.replaceAll(' ', ''))).toEqual(['Leftside', 'Rightside']);
  await two.close();
});

it('stops when it is aborted', {timeout: 120_000}, async () => {
  const stop = new AbortController();
  const own = openTextReader(store, stop.signal);
  const reading = own.read(await pictureOf('Never read'));
  stop.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
  await own.close();
});
