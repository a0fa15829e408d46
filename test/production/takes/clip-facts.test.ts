import {writeFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {clipFacts, unlikeOrder} from '../../../src/production/takes/clip-facts.ts';
import {listTakes} from '../../../src/production/takes/list-takes.ts';
import type {ResolvedRequest} from '../../../src/providers/contract/request.ts';
import {makeMedia} from '../../support/tools.ts';
import {openStage, type Stage} from './setup.ts';

const ordered = (seconds: number, width = 1080, height = 1920) =>
  ({makes: {seconds, width, height}}) as ResolvedRequest;
const clip = (change = {}) => ({seconds: 5, width: 1080, height: 1920, frames: 120, ...change});

test.each([
  ['what was ordered', clip(), []],
  ['a frame less', clip({seconds: 4.96, frames: 119}), []],
  ['sides that are rounded to 16', clip({width: 1072, height: 1920}), []],
  ['one frame', clip({seconds: 0.04, frames: 1}), ['one frame, ordered 5 s']],
  ['a thumbnail', clip({width: 64, height: 64}), ['64x64, ordered 1080x1920']],
  ['half the size', clip({width: 540, height: 960}), ['540x960, ordered 1080x1920']],
  ['another shape', clip({width: 1920, height: 1080}), ['1920x1080, ordered 1080x1920']],
  ['a square', clip({width: 1080, height: 1080}), ['1080x1080, ordered 1080x1920']],
  ['half the length', clip({seconds: 2.5, frames: 60}), ['2.5 s, ordered 5 s']],
  ['both', clip({seconds: 2.5, width: 64, height: 64}), ['2.5 s, ordered 5 s', '64x64, ordered 1080x1920']],
])('of a clip that is %s, what differs is told', (_, facts, unlike) => {
  expect(unlikeOrder(facts, ordered(5), 'clip')).toEqual(unlike);
});

test('a still has one frame, and its length says nothing', () => {
  expect(unlikeOrder(clip({seconds: 0.04, frames: 1}), ordered(5), 'still')).toEqual([]);
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.workspace.remove());

test('one broken clip does not keep the other takes from being listed', async () => {
  await stage.buy({number: 1});
  await stage.buy({number: 2});
  const takes = await stage.takes();
  const broken = takes.shots.flatMap((each) => each.takes).find(({number}) => number === 1)?.file;
  writeFileSync(broken ?? '', 'not a clip any more');
  const production = await stage.production();
  const [row] = await listTakes(production, await stage.takes());
  expect(row?.takes).toMatchObject([
    {number: 1, state: 'broken', why: expect.stringContaining('cannot be used'), seconds: null},
    {
      number: 2,
      state: 'undecided',
      seconds: expect.any(Number),
      unlike: expect.arrayContaining([expect.stringMatching(/^270x480, ordered /)]),
    },
  ]);
});

test('the frames of a clip are counted', async () => {
  const {store, tools} = await stage.production();
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=24', '-frames:v', '1'];
  const file = await makeMedia(source, `${stage.workspace.root}/one.mp4`);
  expect(await clipFacts('one.mp4', file, {store, tools})).toMatchObject({frames: 1, width: 64, height: 64});
});
