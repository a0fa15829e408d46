import {expect, test} from 'vitest';
import {picturesIn} from '../../../src/review/grid/pictures-in.ts';

/** The end mark of a JPEG is among the bytes of a comment, and 255 is among the data of the scan: neither ends the picture. */
const COMMENT = [0xff, 0xfe, 0x00, 0x06, 0xff, 0xd9, 0xff, 0xd8];
const SCAN = [0xff, 0xda, 0x00, 0x04, 1, 2, 10, 0xff, 0x00, 20, 0xff, 0xd3, 30];
const PICTURE = [0xff, 0xd8, ...COMMENT, ...SCAN, 0xff, 0xd9];

const found = (...bytes: number[]): number[][] => picturesIn(Uint8Array.from(bytes)).map((each) => [...each]);

test('pictures are divided where each of them ends', () => {
  expect(found(...PICTURE, ...PICTURE, ...PICTURE)).toEqual([PICTURE, PICTURE, PICTURE]);
});

test('a picture that is cut off, and what is no picture, are left out', () => {
  expect(found()).toEqual([]);
  for (let length = 1; length < PICTURE.length; length++)
    expect(found(...PICTURE, ...PICTURE.slice(0, length)), String(length)).toEqual([PICTURE]);
  expect(found(1, 2, 3, ...PICTURE)).toEqual([]);
});
