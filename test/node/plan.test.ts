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

test('a limit below the plan is refused: within it other takes would be bought', async () => {
  const {project} = await open();
  const {id, usd} = await plan(project, {sandbox: true});
  await expect(shoot(project, {sandbox: true, plan: id, maxCost: usd / 2})).rejects.toMatchObject({
    code: 'max-cost-below-plan',
    problems: [{got: `--max-cost ${usd / 2}`}],
  });
  expect((await plan(project, {sandbox: true})).id).toBe(id);
});

test('the budget of the brief is part of the plan, and holds for all runs', async () => {
  const {project, workspace} = await open();
  const brief = (budget: string) =>
    workspace.write(
      'compositions/spots/tiny/brief.md',
      `---\nproduct: Tiny\npromise: Small\naudience: All\n${budget}---\n`,
    );
  // What a server on this machine makes costs nothing, so no budget stops it.
  workspace.edit(SHOTS, 'shots:', "policy: {refuse: ['comfyui/*']}\nshots:");
  brief('');
  const {id} = await plan(project, {sandbox: true});
  brief('budget: 0\n');
  await expect(shoot(project, {sandbox: true, plan: id, maxCost: 50})).rejects.toMatchObject({
    code: 'plan-changed',
  });
  const {bought, complete} = await shoot(project, {sandbox: true, maxCost: 50});
  expect(bought).toMatchObject([{shot: 'unshot', state: 'failed', why: 'over-budget'}]);
  expect(complete).toBe(false);
});

test('shots that nothing can make are named, and a change of them changes the plan', async () => {
  const {project, workspace} = await open();
  const planned = await plan(project);
  expect(planned).toMatchObject({usd: 0, unmakeable: ['unshot']});
  workspace.edit(SHOTS, 'harbour', 'market');
  expect((await plan(project)).id).not.toBe(planned.id);
  await expect(shoot(project, {plan: planned.id})).rejects.toMatchObject({code: 'plan-changed'});
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
