import {expect, onTestFinished, test} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {plan} from '../../src/node/plan.ts';
import {shoot} from '../../src/node/shoot.ts';
import {openStage} from '../production/takes/setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';

async function open() {
  const {workspace, buy} = await openStage();
  onTestFinished(workspace.remove);
  return {workspace, buy, project: await openProject(workspace.root)};
}

test('a plan has the same id until something changes that would be bought', async () => {
  const {workspace, buy, project} = await open();
  const planned = await plan(project, {sandbox: true});
  expect(planned).toMatchObject({spot: 'tiny', shots: [{shot: 'unshot', takes: 1}]});
  expect(planned.usd).toBeGreaterThan(0);
  expect((await plan(project, {sandbox: true})).id).toBe(planned.id);
  const ids = [planned.id];
  ids.push((await plan(project, {sandbox: true, takes: 2})).id);
  const text = workspace.read(SHOTS);
  workspace.write(SHOTS, `policy: {takes: 3}\n${text}`);
  ids.push((await plan(project, {sandbox: true})).id);
  workspace.write(SHOTS, text.replace(/harbour/, 'market'));
  ids.push((await plan(project, {sandbox: true})).id);
  workspace.write(SHOTS, text);
  expect((await plan(project, {sandbox: true})).id).toBe(planned.id);
  await buy();
  const after = await plan(project);
  expect(after.usd).toBe(0);
  ids.push(after.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a plan that has changed is refused before anything is bought, whatever the limit', async () => {
  const {workspace, project} = await open();
  const {id} = await plan(project, {sandbox: true});
  workspace.edit(SHOTS, 'harbour', 'market');
  const refused = shoot(project, {sandbox: true, plan: id, maxCost: 50});
  await expect(refused).rejects.toMatchObject({
    code: 'plan-changed',
    exitCode: 2,
    problems: [{expected: id}],
  });
});

test('a plan gives no budget: without a limit nothing is bought', async () => {
  const {project} = await open();
  const {id} = await plan(project, {sandbox: true});
  await expect(shoot(project, {sandbox: true, plan: id})).rejects.toMatchObject({code: 'max-cost-missing'});
});

test('without keys no vendor can be used, whatever the environment of the process has', async () => {
  const {project, workspace} = await open();
  const before = process.env.FAL_KEY;
  onTestFinished(() => {
    if (before === undefined) delete process.env.FAL_KEY;
    else process.env.FAL_KEY = before;
  });
  process.env.FAL_KEY = 'a-key-of-the-process';
  const usable = async (env?: Record<string, string>) => {
    const {shots} = await plan(env ? await openProject(workspace.root, {env}) : project);
    return shots[0]?.candidates.some(({provider}) => provider === 'fal');
  };
  expect(await usable()).toBe(false);
  expect(await usable({FAL_KEY: 'a-key-of-the-call'})).toBe(true);
  // A blank value is what an empty secret of a build server leaves.
  for (const blank of ['', ' ', '\n']) expect(await usable({FAL_KEY: blank})).toBe(false);
  expect(await usable({FAL_KEY: 'a-key-of-the-call\n', RUNWAYML_API_SECRET: ' '})).toBe(true);
});
