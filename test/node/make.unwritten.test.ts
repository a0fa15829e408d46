import {existsSync, rmSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {make} from '../../src/node/make.ts';
import {openProject} from '../../src/node/open-project.ts';
import {plan} from '../../src/node/plan.ts';
import {write} from '../../src/node/write.ts';
import {goodAnswer, makeSpotToWrite, SPOT} from '../production/write/model/written-spot.ts';
import {openOpenAi, responseOf} from '../support/openai-server.ts';

test('a plan has no words of a model: where a document is not written, it asks none and writes none', async () => {
  const workspace = await makeSpotToWrite();
  const server = await openOpenAi((question) => responseOf(goodAnswer(question)));
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  await write(project, {template: true, overwrite: true});
  for (const name of ['angles', 'script']) rmSync(workspace.path(`${SPOT}/${name}.yaml`));
  const {id, usd} = await plan(project);
  const made = make(project, {plan: id, write: true, maxCost: Math.ceil(usd) + 5, proof: true});
  await expect(made).rejects.toMatchObject({code: 'make-unwritten', exitCode: 2});
  expect(server.questions).toEqual([]);
  expect(existsSync(workspace.path(`${SPOT}/script.yaml`))).toBe(false);
});
