import {existsSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {make} from '../../src/node/make.ts';
import {openProject} from '../../src/node/open-project.ts';
import {plan} from '../../src/node/plan.ts';
import {makeWorkspace} from '../support/workspace.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';
const SANDBOX = {sandbox: true, proof: true};

/** A workspace in which a still has to be bought and picked, and then the clip from it. */
async function open() {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  workspace.edit(
    SHOTS,
    'shots:',
    "policy: {stillsFirst: true, allow: ['openai-stills/*', 'gemini/*', 'fal/*'], takes: 1}\nshots:",
  );
  const ordered = () => existsSync(workspace.path('.tenspot/sandbox/vault/ledger.sqlite'));
  const rendered = () => existsSync(workspace.path('.tenspot/sandbox/out'));
  return {workspace, ordered, rendered, project: await openProject(workspace.root)};
}

test('a plan with picks has the clips that follow the stills, at their price, and an id of its own', async () => {
  const {project} = await open();
  const stills = await plan(project, {sandbox: true});
  const all = await plan(project, {sandbox: true, pick: true});
  expect(all.usd).toBeCloseTo(stills.usd + (stills.shots[0]?.motion?.usd ?? Number.NaN));
  expect(all.id).not.toBe(stills.id);
  expect((await plan(project, {sandbox: true, pick: true})).id).toBe(all.id);
});

test.each([
  ['a document', (text: string) => text.replace('harbour', 'market')],
  ['the policy', (text: string) => text.replace('takes: 1', 'takes: 2')],
  [
    'a length, which changes only the price of the clip',
    (text: string) => text.replace(/(unshot.*seconds:) 1/, '$1 9'),
  ],
])('what changed since the plan stops everything before it begins: %s', async (_, change) => {
  const {workspace, project, ordered, rendered} = await open();
  const {id} = await plan(project, {sandbox: true, pick: true});
  workspace.write(SHOTS, change(workspace.read(SHOTS)));
  await expect(make(project, {...SANDBOX, pick: true, plan: id, maxCost: 50})).rejects.toMatchObject({
    code: 'plan-changed',
    exitCode: 2,
    problems: [{expected: id, fix: expect.stringContaining('tenspot make --plan')}],
  });
  expect([ordered(), rendered()]).toEqual([false, false]);
});

test('a plan that was made with picks is another one than without', async () => {
  const {project} = await open();
  const {id} = await plan(project, {sandbox: true});
  const other = make(project, {...SANDBOX, pick: true, plan: id, maxCost: 50});
  await expect(other).rejects.toMatchObject({code: 'plan-changed'});
});

test('a plan gives no budget: without a limit nothing is bought and nothing is rendered', async () => {
  const {project, ordered, rendered} = await open();
  const {id, usd} = await plan(project, {sandbox: true, pick: true});
  await expect(make(project, {...SANDBOX, pick: true, plan: id})).rejects.toMatchObject({
    code: 'max-cost-missing',
    problems: [{got: expect.stringContaining(usd.toFixed(2))}],
  });
  expect([ordered(), rendered()]).toEqual([false, false]);
});

test('what changes between the stills and their clips stops the clips; the stills stay', async () => {
  const {workspace, project, rendered} = await open();
  const {id} = await plan(project, {sandbox: true, pick: true});
  const bought: string[] = [];
  const made = make(project, {
    ...{...SANDBOX, pick: true, plan: id, maxCost: 50},
    onProgress: (event) => {
      if (event.type === 'take') bought.push(event.type);
      if (event.type === 'pick') workspace.edit(SHOTS, 'takes: 1', 'takes: 3');
    },
  });
  await expect(made).rejects.toMatchObject({
    code: 'plan-changed',
    problems: [{fix: expect.stringContaining('stills are bought and stay')}],
  });
  expect(bought).toHaveLength(1);
  expect(rendered()).toBe(false);
});
