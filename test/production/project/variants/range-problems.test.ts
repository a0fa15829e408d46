import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';
let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace?.remove());
// Two slots of half a second at 24 frames a second.
beforeEach(() =>
  workspace.write(
    `${SPOT}/script.yaml`,
    'beats:\n  - {slot: hook, seconds: 1}\n  - {slot: end, seconds: 1}\n',
  ),
);

const problemsWith = async (edit: string) => {
  workspace.write(`${SPOT}/edit.yaml`, edit);
  const opened = openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  return opened.then(() => [], problemsOf);
};

test('a range that is shorter than its slot is refused with the frames, and one frame more is enough', async () => {
  expect(await problemsWith('picks:\n  balls: {in: 6f, out: 17f}\n')).toEqual([
    {
      code: 'edit-range',
      what: expect.stringMatching(
        /^the slot "\w+" shows more frames of the take than the range from `in` to `out` has/,
      ),
      where: {
        file: workspace.path(SPOT, 'edit.yaml'),
        line: 2,
        column: expect.any(Number),
        field: 'picks.balls.out',
      },
      expected:
        'an `out` of at least 0.75 s (frame 18): the slot has 12 frames, which show frames 6 to 17 of the take',
      got: '0.708 s (frame 17)',
      fix: expect.stringContaining('Raise `out`'),
      variants: ['two'],
    },
  ]);
  expect(await problemsWith('picks:\n  balls: {in: 6f, out: 18f}\n')).toEqual([]);
});

test('the speed, and the transition under which a clip goes on, count', async () => {
  expect(await problemsWith('picks: {balls: {out: 12f}}\n')).toEqual([]);
  expect(await problemsWith('picks: {balls: {out: 22f, speed: 2}}\n')).toMatchObject([
    {expected: expect.stringContaining('frame 23')},
  ]);
  const dissolve = 'transitions: {end: {kind: dissolve, seconds: 0.25}}\n';
  expect(await problemsWith(`picks: {balls: {out: 12f}}\n${dissolve}`)).toMatchObject([
    {expected: expect.stringContaining('12 frames and 6 under the transition after it')},
  ]);
});

test('a range that ends before it begins is named as such', async () => {
  expect(await problemsWith('picks: {balls: {in: 1, out: 0.5}}\n')).toMatchObject([
    {code: 'edit-range', what: expect.stringContaining('`out` is not after `in`')},
  ]);
});

test('a hold at the end fills a slot that is longer than its range', async () => {
  expect(await problemsWith('picks: {balls: {in: 6f, out: 9f, freeze: {at: end}}}\n')).toEqual([]);
  expect(await problemsWith('picks: {balls: {in: 6f, out: 9f, freeze: {at: end, for: 4f}}}\n')).toMatchObject(
    [{code: 'edit-range', expected: expect.stringContaining('frame 15')}],
  );
});

test('a freeze before the range, after it, or where no slot of the spot comes to is refused', async () => {
  const freeze = (at: string, more = '') =>
    problemsWith(`picks:\n  balls: {in: 6f, ${more}freeze: {at: ${at}, for: 2f}}\n`);
  const where = {file: workspace.path(SPOT, 'edit.yaml'), line: 2, field: 'picks.balls.freeze'};
  expect(await freeze('5f')).toMatchObject([{code: 'edit-freeze', where, got: '0.208 s (frame 5)'}]);
  expect(await freeze('20f', 'out: 20f, ')).toMatchObject([
    {code: 'edit-freeze', where, expected: expect.stringContaining('before `out` (frame 20)')},
  ]);
  expect(await freeze('18f')).toMatchObject([
    {code: 'edit-freeze', where, what: expect.stringContaining('no variant shows the frame of "balls"')},
  ]);
  expect(await freeze('17f')).toEqual([]);
});
