import {describe, expect, test} from 'vitest';
import {readTexts} from '../../../src/spot/findings/read-texts.ts';
import {during, FPS, graphics, line} from '../../production/check/graphics.ts';

/** The texts of stages that follow one another, each with its frames. */
function read(...stages: [text: string, frames: number][]): [text: string, frames: number][] {
  const parts = stages.map(([text, frames]) => during(text === '' ? [] : [line({text})], frames));
  return readTexts(graphics([...parts, during([], FPS)]).shown, FPS).map(({text, seen}) => [
    text,
    seen.frames,
  ]);
}

describe('one text', () => {
  test('is a text to which letters or words are added', () => {
    const typed = [...'Still ice at noon'].map((_, at): [string, number] => [
      'Still ice at noon'.slice(0, at + 1),
      2,
    ]);
    expect(read(...typed, ['Still ice at noon', 20])).toEqual([['Still ice at noon', 2 * 17 + 20]]);
    expect(read(['Still', 10], ['Still ice', 10], ['Still ice at noon', 30])).toEqual([
      ['Still ice at noon', 50],
    ]);
    expect(read(['Still ice', 20], ['Still', 3], ['S', 3])).toEqual([['Still ice', 26]]);
  });

  test('counts a stage only while its new words are read: afterwards, a viewer waits for the rest', () => {
    const whole = 'Now with ice that stays until the end of the longest day of the year';
    expect(read(['Now', 130], [whole, 3])).toEqual([[whole, 15 + 3]]);
    expect(read([whole, 3], ['Now', 130])).toEqual([[whole, 3 + 15]]);
    expect(read(['Ride', 30], ['Ride quiet', 30], ['Ride quiet today', 40])).toEqual([
      ['Ride quiet today', 15 + 15 + 40],
    ]);
    expect(read(['Ride quiet', 25], ['Ride quiet today', 40])).toEqual([['Ride quiet today', 65]]);
  });

  test('is a number that counts up or down', () => {
    expect(read(['0 €', 3], ['310 €', 3], ['1.204 €', 3], ['1.299 €', 40])).toEqual([['1.299 €', 49]]);
    expect(read(['3', 15], ['2', 15], ['1', 15])).toEqual([['1', 45]]);
  });

  test('is a sentence whose words replace one another', () => {
    expect(read(['Made', 9], ['for', 9], ['the summer', 12])).toEqual([['Made for the summer', 30]]);
  });

  test('is a text that blinks, without the time at which it is away', () => {
    expect(read(['Sale', 8], ['', 7], ['Sale', 8], ['', 7], ['Sale', 8])).toEqual([['Sale', 24]]);
  });
});

describe('two texts', () => {
  test('are prices of which one replaces the other', () => {
    expect(read(['49 €', 12], ['39 €', 12])).toEqual([
      ['49 €', 12],
      ['39 €', 12],
    ]);
  });

  test('are sentences that replace one another, and a text that comes back later', () => {
    expect(read(['Cold all day', 12], ['Hot all night', 12])).toHaveLength(2);
    expect(read(['Sale', 8], ['', 20], ['Sale', 8])).toHaveLength(2);
  });

  test('are equal stages of different fields', () => {
    const parts = [
      during([line({name: 'copy.a', text: 'Up'})], 10),
      during([line({name: 'copy.b', text: 'Up at five'})], 10),
    ];
    expect(readTexts(graphics(parts).shown, FPS)).toHaveLength(2);
  });
});

test('the text has the place of its longest stage, and is still only if that stage has all its words', () => {
  const at = (text: string, width: number) => line({text, box: {x: 0, y: 400, width, height: 70}});
  const [grown] = readTexts(
    graphics([during([at('Up', 20)], 5), during([at('Up at five', 90)], 30)]).shown,
    FPS,
  );
  expect(grown).toMatchObject({still: true, rest: {from: 5, frames: 30}});
  const [cut] = readTexts(
    graphics([during([at('Up', 20)], 30), during([at('Up at five', 90)], 5)]).shown,
    FPS,
  );
  expect(cut?.still).toBe(false);
});
