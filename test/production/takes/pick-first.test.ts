import {afterAll, beforeAll, expect, test} from 'vitest';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {costsOf} from '../../../src/production/takes/costs.ts';
import type {NamedTake} from '../../../src/production/takes/find-take.ts';
import {listTakes} from '../../../src/production/takes/list-takes.ts';
import type {SpotTakes} from '../../../src/production/takes/open-takes.ts';
import {pickTake} from '../../../src/production/takes/pick.ts';
import {pickFirst} from '../../../src/production/takes/pick-first.ts';
import {writeRewrites} from '../../../src/production/takes/record-change.ts';
import {rejectTake} from '../../../src/production/takes/reject.ts';
import {makeMedia} from '../../support/tools.ts';
import {openStage, type Stage} from './setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';
const AT = '2026-11-22T12:00:00.000Z';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.workspace.remove());

const byRule = async () => {
  const changes = await pickFirst(await stage.production(), await stage.takes(), AT);
  return changes.map(({take}) => take.number);
};
type Change = (
  named: NamedTake,
  production: SpotProject,
  takes: SpotTakes,
  at: string,
) => ReturnType<typeof pickTake>;
const edit = async (change: Change, number: number) => {
  const done = await change(
    {shot: 'unshot', take: number},
    await stage.production(),
    await stage.takes(),
    AT,
  );
  await writeRewrites(done.rewrites);
};
const states = async () => {
  const [row] = await listTakes(await stage.production(), await stage.takes());
  return row?.takes.map(({state}) => state);
};
const approved = async () => costsOf(await stage.production(), await stage.takes()).approved;
const judged = async () => {
  const {shots} = await planSpot(await stage.production(), {sandbox: true, takes: 8});
  return shots[0]?.route.candidates.filter(({acceptance}) => acceptance.accepted + acceptance.rejected > 0)
    .length;
};

test('nothing is picked for a shot without takes', async () => {
  expect(await byRule()).toEqual([]);
});

test('a rule picks the first that fits: it is shown, and neither approved nor learned from', async () => {
  await stage.buy({number: 1});
  await stage.buy({number: 2});
  expect(await byRule()).toEqual([1]);
  expect(stage.workspace.read('compositions/spots/tiny/edit.yaml')).toContain('unshot: {take: 1}');
  expect(await states()).toEqual(['picked', 'undecided']);
  expect([await approved(), await judged()]).toEqual([0, 0]);
  expect(await byRule()).toEqual([]);
});

test('what a person picked stays, and counts', async () => {
  await edit(pickTake, 2);
  expect(await byRule()).toEqual([]);
  expect(await states()).toEqual(['undecided', 'picked']);
  expect([await approved(), await judged()]).toEqual([2, 1]);
  expect(stage.workspace.read('compositions/spots/tiny/takes.yaml')).not.toContain('rule');
});

test('what a person rejected is never picked by a rule', async () => {
  const no: Change = (named, ...rest) => rejectTake(named, 'too dark', ...rest);
  await edit(no, 1);
  await edit(no, 2);
  expect(await byRule()).toEqual([]);
  await stage.buy({number: 3});
  expect(await byRule()).toEqual([3]);
});

test('a changed shot lets a rule pick anew where no person chose', async () => {
  stage.workspace.edit(SHOTS, 'a harbour at night', 'a harbour at dawn');
  expect(await byRule()).toEqual([]);
  await stage.buy({number: 4});
  expect(await byRule()).toEqual([4]);
});

test('an old take that a person picked is left to that person', async () => {
  await edit(pickTake, 4);
  stage.workspace.edit(SHOTS, 'a harbour at dawn', 'a harbour at noon');
  await stage.buy({number: 5});
  expect(await byRule()).toEqual([]);
});

test('where a still has to come first it is the still, and then the motion that begins with it', async () => {
  const own = await openStage();
  try {
    own.workspace.edit(SHOTS, 'shots:', 'policy: {stillsFirst: true}\nshots:');
    const picked = async () => {
      const changes = await pickFirst(await own.production(), await own.takes(), AT);
      return changes.map(({take}) => [take.number, take.still]);
    };
    await own.buy({number: 1});
    expect(await picked()).toEqual([[1, true]]);
    expect(await picked()).toEqual([]);
    await own.buy({number: 2});
    expect(await picked()).toEqual([[2, false]]);
    expect(await picked()).toEqual([]);
  } finally {
    own.workspace.remove();
  }
});

test('a take that is as ordered comes before one that is not; for want of another that one is picked, and it is said how it differs', async () => {
  const own = await openStage();
  try {
    const pick = async () => pickFirst(await own.production(), await own.takes(), AT);
    await own.buy({number: 1});
    const [only] = await pick();
    expect(only?.take.number).toBe(1);
    expect(only?.summary.join('; ')).toMatch(/it differs from its order: .*270x480, ordered \d+x\d+/);
    own.workspace.write('compositions/spots/tiny/edit.yaml', '{}\n');
    const source = 'testsrc=size=1080x1920:rate=4:duration=10';
    const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
    await makeMedia(
      ['-f', 'lavfi', '-i', source, ...coding],
      own.workspace.path('compositions/spots/tiny/whole.mp4'),
    );
    await own.buy({number: 2, footage: 'whole.mp4'});
    const [better] = await pick();
    expect(better?.take.number).toBe(2);
    expect(better?.summary.join('; ')).not.toContain('differs');
  } finally {
    own.workspace.remove();
  }
});
