import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Store} from '../../../src/machine/files/store.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import type {StageContext} from '../../../src/production/stage/stage-context.ts';
import {
  allParts,
  type StagedPart,
  type StagedParts,
  stageParts,
} from '../../../src/production/stage/stage-parts.ts';
import type {DrawsCompositions} from '../../../src/providers/contract/contract.ts';
import {makeMedia} from '../../support/tools.ts';
import {openStage, type Stage} from '../takes/setup.ts';

let stage: Stage;
let project: SpotProject;
beforeAll(async () => {
  stage = await openStage();
  project = await stage.production();
});
afterAll(() => stage?.workspace.remove());

const draw: DrawsCompositions = {
  version: async () => 'test',
  clip: async ({width, height, fps, frames}, file) => {
    const source = `testsrc=size=${width}x${height}:rate=${fps}:duration=${frames / fps}`;
    await makeMedia(['-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p'], file);
  },
};

/** A variant with a clip in `hook` and a placeholder in `end`, brighter by a stop. */
function planned(shots = {hook: {shot: 'bars'}, end: {shot: 'unshot'}} as Record<string, object>) {
  const [variant] = project.variants;
  if (!variant) throw new Error('no variant');
  return planVariant({...variant.props, shots, look: {exposure: 1}}, project);
}

const context = (store: Store = project.store): StageContext => ({store, tools: project.tools, draw});

async function collect(parts: AsyncGenerator<StagedPart, StagedParts>): Promise<StagedPart[]> {
  const all: StagedPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** A store in which nothing can be made. */
const closed = (): Store => ({
  ...project.store,
  once: () => Promise.reject(new Error('made again')),
});

test('the parts of a variant come in order, and only takes are graded', async () => {
  const parts = await collect(stageParts(planned(), context()));
  expect(parts.map(({step}) => step)).toEqual(['look', 'take', 'take', 'mix']);
  const {spot, cubes} = await allParts(stageParts(planned(), context()));
  const [hook, end] = spot.footage;
  expect(hook?.cube).toMatch(/\.cube$/);
  expect(end).toMatchObject({slot: 'end', src: expect.stringMatching(/\.mp4$/), cube: null});
  expect(cubes).toEqual({hook: hook?.cube, end: null});
});

test('parts that the caller has are used, and nothing is made for them', async () => {
  const {fillings, cubes, spot} = await allParts(stageParts(planned(), context()));
  const known = {
    look: {made: cubes.hook ?? null},
    take: ({slot}: {slot: string}) => {
      const filling = fillings[slot];
      return filling && {made: filling};
    },
    mix: () => ({made: 'mix.m4a'}),
  };
  const again = await allParts(stageParts(planned(), context(closed()), known));
  expect(again).toEqual({fillings, cubes, spot, sound: {made: 'mix.m4a'}});
});

test('a step that fails yields its error and the steps after it go on; a render stops at the error', async () => {
  const plan = planned({hook: {file: 'gone.mp4'}, end: {shot: 'bars'}});
  const parts = await collect(stageParts(plan, context()));
  expect(parts.map(({step, result}) => [step, 'made' in result])).toEqual([
    ['look', true],
    ['take', false],
    ['take', true],
    ['mix', true],
  ]);
  await expect(allParts(stageParts(plan, context()))).rejects.toMatchObject({code: 'file-missing'});
});

test('a plan says how long each slot shows its footage, in half seconds, and leaves out slots without a shot', () => {
  const {needs} = planned({end: {shot: 'bars'}});
  expect(needs).toHaveLength(1);
  expect(needs[0]).toMatchObject({slot: 'end', seconds: 0.5, size: {width: 1080, height: 1920}});
  const longer = planVariant({...planned().props, seconds: 2.2}, project);
  expect(longer.needs.map(({seconds}) => seconds)).toEqual([1.5, 1.5]);
});
