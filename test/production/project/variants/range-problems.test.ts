import {mkdirSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {loadCatalog} from '../../../../src/production/project/catalog.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot, readSpot} from '../../../../src/production/project/open-spot.ts';
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

test('a hold at the end also fills the frames under the next transition, in a slot that ends before the last frame', async () => {
  const dissolve = 'transitions: {end: {kind: dissolve, seconds: 0.25}}\n';
  for (const out of ['12f', '13f', '15f', '18f'])
    expect(await problemsWith(`picks: {balls: {out: ${out}, freeze: {at: end}}}\n${dissolve}`)).toEqual([]);
});

test('a ramp and a freeze that only longer slots reach are accepted, and the ramp of the shorter ones counts in full', async () => {
  // 12 frames of a slot at 2 to 0.5 come to frame 13, and half of them only to frame 8.
  const ramp = (more: string) => problemsWith(`picks: {balls: {speed: {from: 2, to: 0.5}, ${more}}}\n`);
  expect(await ramp('freeze: {at: 13f, for: 6f}')).toEqual([]);
  expect(await ramp('freeze: {at: 14f, for: 6f}')).toMatchObject([
    {code: 'edit-freeze', what: expect.stringContaining('its slots end before')},
  ]);
});

test('a brand that cannot be read stops only its own variants', async () => {
  mkdirSync(workspace.path('brands/torn'));
  workspace.write('brands/torn/brand.yaml', 'meta: {name: Torn}\n');
  const [before, file] = [workspace.read(`${SPOT}/variants.yaml`), `${SPOT}/variants.yaml`];
  workspace.write(file, `${before}extra:\n  - {id: torn, brand: torn, copy.hook: Torn, shots.hook: balls}\n`);
  try {
    workspace.write(`${SPOT}/edit.yaml`, 'picks: {balls: {out: 12f, freeze: {at: 40f, for: 2f}}}\n');
    const project = await openWorkspace(await findWorkspace(workspace.root));
    const only = {only: ['one']};
    // The variants of the brand may come to the freeze, so only the frame after `out` is a problem, and that of another variant.
    const opened = await openSpot(project, 'tiny', only);
    expect(opened.variants.map(({id}) => id)).toEqual(['one']);
    const found = opened.refused.map(({id, problem}) => [id, problem.code, problem.where?.file]);
    const [edit, brand] = [workspace.path(SPOT, 'edit.yaml'), workspace.path('brands/torn/brand.yaml')];
    expect(found).toContainEqual(['two', 'edit-freeze', edit]);
    expect(found).toContainEqual(['torn', 'document-invalid', brand]);
    expect(new Set(found.map(([id]) => id))).toEqual(new Set(['two', 'torn']));
    const read = await readSpot(project, 'tiny', await loadCatalog(project));
    expect(read.problems).toMatchObject([{code: 'edit-freeze'}]);
  } finally {
    workspace.write(file, before);
    rmSync(workspace.path('brands/torn'), {recursive: true});
  }
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
