import {expect, test} from 'vitest';
import {findTake} from '../../../src/production/takes/find-take.ts';

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
