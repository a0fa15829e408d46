import {existsSync, rmSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {
  type MissingOptions,
  missingSteps,
  writeMissing,
} from '../../../src/production/write/write-missing.ts';
import {errorOf, openOpenAi, responseOf} from '../../support/openai-server.ts';
import {goodAnswer, makeSpotToWrite, SPOT} from './model/written-spot.ts';

async function openMissing(
  answer: Parameters<typeof openOpenAi>[0] = (question) => responseOf(goodAnswer(question)),
) {
  const workspace = await makeSpotToWrite();
  rmSync(workspace.path(`${SPOT}/shots.yaml`));
  const server = await openOpenAi(answer);
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const said: string[] = [];
  const run = async ({env = {}, ...more}: Partial<MissingOptions> & {env?: Record<string, string>} = {}) => {
    const project = await openWorkspace(await findWorkspace(workspace.root), {env});
    const report = {
      step: (text: string) => void said.push(text),
      warn: (text: string) => void said.push(text),
      job: () => undefined,
      problems: () => undefined,
    };
    return writeMissing(project, 'tiny', {template: false, sandbox: false, batch: 'one', report, ...more});
  };
  return {workspace, server, run, said};
}

test('what is missing is written, what is there stays byte for byte, and a second run writes nothing', async () => {
  const {workspace, run} = await openMissing();
  const mine = '# mine\nbeats:\n  - {slot: hook, seconds: 3, says: Mine, shows: a tin box}\n';
  workspace.write(`${SPOT}/script.yaml`, mine);
  expect((await run()).steps).toEqual(['angles', 'shots', 'variants']);
  expect(workspace.read(`${SPOT}/script.yaml`)).toBe(mine);
  expect(workspace.read(`${SPOT}/shots.yaml`)).toContain('a tin box');
  const before = workspace.read(`${SPOT}/variants.yaml`);
  expect((await run()).steps).toEqual([]);
  expect(workspace.read(`${SPOT}/variants.yaml`)).toBe(before);
});

test('a model is asked only where it has a key and a limit is given, and frameworks write otherwise', async () => {
  const {workspace, server, run, said} = await openMissing();
  await run({env: server.env});
  expect(server.questions).toEqual([]);
  expect(said[0]).toContain('Without --max-cost, no model is asked');
  for (const name of ['angles', 'script', 'shots']) rmSync(workspace.path(`${SPOT}/${name}.yaml`));
  await run({env: server.env, maxCost: 2, template: true});
  expect(server.questions).toEqual([]);
  for (const name of ['angles', 'script', 'shots']) rmSync(workspace.path(`${SPOT}/${name}.yaml`));
  await run({env: server.env, maxCost: 2});
  expect(server.questions.map(({name}) => name)).toEqual(['angles', 'script', 'shots']);
  expect(workspace.read(`${SPOT}/angles.yaml`)).toContain('Still cold at four?');
});

test('copy of a person in the way is not replaced', async () => {
  const {workspace, run} = await openMissing();
  workspace.write(
    `${SPOT}/variants.yaml`,
    'template: plain\nbrand: plain\nprops: {seconds: 6, fps: 24, copy: {body: My own, hook: Mine, cta: Go}}\n',
  );
  const before = workspace.read(`${SPOT}/variants.yaml`);
  await expect(run()).rejects.toMatchObject({code: 'write-overwrites'});
  expect(workspace.read(`${SPOT}/variants.yaml`)).toBe(before);
  expect(existsSync(workspace.path(`${SPOT}/angles.yaml`))).toBe(false);
});

test('a spot without variants.yaml gets one with the only template, the only brand and its first voice', async () => {
  const {workspace, run} = await openMissing();
  rmSync(workspace.path(`${SPOT}/variants.yaml`));
  workspace.edit(
    'brands/plain/brand.yaml',
    '    end-card',
    '    voices: {narrator: {model: eleven-3, voice: ada}}\n    end-card',
  );
  expect(await missingSteps(workspace.path(SPOT))).toEqual(['angles', 'script', 'shots', 'variants']);
  await run();
  expect(workspace.read(`${SPOT}/variants.yaml`)).toMatch(
    /^template: plain\nbrand: plain\nprops:\n {2}voice:\n {4}speaker: narrator\n/,
  );
});

test('a variants.yaml that a run begins is not there where the run ends: the vendor refuses, or there is no brief', async () => {
  const {workspace, server, run} = await openMissing(() => errorOf(400, 'invalid_prompt'));
  rmSync(workspace.path(`${SPOT}/variants.yaml`));
  await expect(run({env: server.env, maxCost: 2})).rejects.toMatchObject({code: 'words-moderated'});
  expect(existsSync(workspace.path(`${SPOT}/variants.yaml`))).toBe(false);
  rmSync(workspace.path(`${SPOT}/brief.md`));
  await expect(run()).rejects.toMatchObject({code: 'brief-missing'});
  expect(existsSync(workspace.path(`${SPOT}/variants.yaml`))).toBe(false);
});

test.each([
  ['a feed', 'feed: {file: feed.xml, map: {copy.hook: title}}\n'],
  ['rows of `extra`', 'extra:\n  - {id: one, copy.hook: Mine}\n'],
])('the variants of %s are there: nothing is written over them', async (_, rest) => {
  const {workspace, server, run} = await openMissing();
  workspace.write(
    `${SPOT}/variants.yaml`,
    `template: plain\nbrand: plain\nprops: {seconds: 6, fps: 24}\n${rest}`,
  );
  expect(await missingSteps(workspace.path(SPOT))).not.toContain('variants');
  for (const name of ['script', 'shots'] as const) workspace.write(`${SPOT}/${name}.yaml`, '{}\n');
  const before = workspace.read(`${SPOT}/variants.yaml`);
  expect((await run({env: server.env, maxCost: 2})).steps).toEqual([]);
  expect(server.questions).toEqual([]);
  expect(workspace.read(`${SPOT}/variants.yaml`)).toBe(before);
});
