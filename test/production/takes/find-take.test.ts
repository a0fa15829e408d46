import {expect, test} from 'vitest';
import {findTake} from '../../../src/production/takes/find-take.ts';
import type {ShotTakes} from '../../../src/production/takes/open-takes.ts';
import type {Format} from '../../../src/spot/variant/format.ts';

const find = (shot: string, elsewhere: string[]) => () =>
  findTake({shot, take: 1}, {shots: [], elsewhere: () => elsewhere});

test('a shot of another spot is told with its spot', () => {
  expect(find('kessel', ['dreh'])).toThrow(
    expect.objectContaining({
      code: 'takes-missing',
      exitCode: 2,
      problems: [
        expect.objectContaining({
          what: 'this spot has no shot "kessel"; it is a shot of dreh',
          fix: 'Name its spot: --spot dreh.',
        }),
      ],
    }),
  );
  expect(find('kessel', [])).toThrow('there is no shot "kessel" that a model makes');
});

const bought = (...formats: Format[]): ShotTakes[] =>
  formats.map((format) => ({
    shot: 'kessel',
    format,
    takes: [
      {number: 1, current: true, clip: 'a'},
      {number: 2, current: true, clip: 'b'},
    ],
  })) as unknown as ShotTakes[];

test.each([
  [{take: 3}, '9:16: 1, 2; 1:1: 1, 2', '3'],
  [{take: 3, format: '1:1' as const}, '1:1: 1, 2', '3'],
  [{take: 1, format: '16:9' as const}, 'one of the formats of its takes: 9:16, 1:1', '16:9'],
])('a take that is not there is told with those that are, in their formats: %j', (named, expected, got) => {
  expect(() =>
    findTake({shot: 'kessel', ...named}, {shots: bought('9:16', '1:1'), elsewhere: () => []}),
  ).toThrow(
    expect.objectContaining({problems: [expect.objectContaining({code: 'take-unknown', expected, got})]}),
  );
});

test.each([
  ['kesssel', 'Did you mean "kessel"?'],
  ['KESSEL', 'Did you mean "kessel"?'],
  ['teapot', 'Name one of these shots.'],
])('a shot that is misspelt is told with the one that is meant: %s', (shot, fix) => {
  expect(() => findTake({shot, take: 1}, {shots: bought('9:16'), elsewhere: () => []})).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({code: 'takes-missing', fix: expect.stringContaining(fix)})],
    }),
  );
});
