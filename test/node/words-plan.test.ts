import {expect, onTestFinished, test} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {translate, translatePlan} from '../../src/node/translate.ts';
import {write, writePlan} from '../../src/node/write.ts';
import {goodAnswer, makeSpotToWrite, SPOT} from '../production/write/model/written-spot.ts';
import {openOpenAi, responseOf} from '../support/openai-server.ts';

async function openModel() {
  const workspace = await makeSpotToWrite();
  const server = await openOpenAi((question) => responseOf(goodAnswer(question)));
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  return {workspace, server, project};
}

test('a plan of writing has the same id until its question or its greatest cost changes', async () => {
  const {workspace, server, project} = await openModel();
  const planned = await writePlan(project);
  expect(planned).toMatchObject({
    id: expect.stringMatching(/^plan-[0-9a-f]{16}$/),
    spot: 'tiny',
    questions: [{about: 'angles', model: expect.stringMatching(/^openai-words\//)}],
  });
  expect(planned.usd).toBeGreaterThan(0);
  expect((await writePlan(project)).id).toBe(planned.id);
  const ids = [planned.id];
  for (const other of [{take: 2}, {model: 'words-terra'}, {sandbox: true}])
    ids.push((await writePlan(project, other)).id);
  const brief = workspace.read(`${SPOT}/brief.md`);
  workspace.write(`${SPOT}/brief.md`, `${brief}\nIt also fits a bag.\n`);
  ids.push((await writePlan(project)).id);
  // It is part of the question: the model writes for it.
  workspace.write(`${SPOT}/brief.md`, brief.replace('\n---\n', '\nbudget: 3\n---\n'));
  ids.push((await writePlan(project)).id);
  workspace.write(`${SPOT}/brief.md`, brief);
  expect((await writePlan(project)).id).toBe(planned.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(server.questions).toEqual([]);
});

test('a plan of writing buys exactly its question, and the documents are written when no question is left', async () => {
  const {workspace, server, project} = await openModel();
  const asked: string[] = [];
  for (;;) {
    const {id, questions, usd} = await writePlan(project);
    if (questions.length === 0) break;
    expect(() => workspace.read(`${SPOT}/angles.yaml`)).toThrow();
    asked.push(...questions.map(({about}) => about));
    await write(project, {plan: id, maxCost: usd});
    expect(server.questions.map(({name}) => name)).toEqual(asked);
  }
  expect(asked).toEqual(['angles', 'script', 'shots', 'ads']);
  expect(workspace.read(`${SPOT}/angles.yaml`)).toContain('Still cold at four?');
  expect(workspace.read(`${SPOT}/script.yaml`)).toContain('Cold, still.');
});

test('a run with a plan says which question comes next, and writes nothing before it', async () => {
  const {workspace, project} = await openModel();
  const {id, usd} = await writePlan(project);
  const {unasked} = await write(project, {plan: id, maxCost: usd});
  expect(unasked).toMatchObject({step: 'script', what: expect.stringContaining('--plan')});
  expect(() => workspace.read(`${SPOT}/angles.yaml`)).toThrow();
});

test('a plan that has changed, has no limit or too low a limit is refused before a question is sent', async () => {
  const {workspace, server, project} = await openModel();
  const {id, usd} = await writePlan(project);
  await expect(write(project, {plan: id})).rejects.toMatchObject({code: 'max-cost-missing'});
  await expect(write(project, {plan: id, maxCost: usd / 2})).rejects.toMatchObject({
    code: 'max-cost-below-plan',
  });
  workspace.write(`${SPOT}/brief.md`, `${workspace.read(`${SPOT}/brief.md`)}\nIt also fits a bag.\n`);
  await expect(write(project, {plan: id, maxCost: 5})).rejects.toMatchObject({
    code: 'plan-changed',
    exitCode: 2,
    problems: [{expected: id, fix: expect.stringContaining('tenspot write --plan')}],
  });
  expect(server.questions).toEqual([]);
});

test('frameworks ask nothing: their plan is empty', async () => {
  const {project} = await openModel();
  expect(await writePlan(project, {template: true})).toMatchObject({questions: [], usd: 0});
});

const IN_TWO_LANGUAGES = `template: plain
brand: plain
props: {seconds: 6, fps: 24, language: en, copy: {hook: Still cold at four?, cta: Have a look}}
axes:
  language:
    - {id: en}
    - {id: de, language: de}
    - {id: fr, language: fr}
`;

type Item = {id: string; from: string};

/** A spot in three languages. The first answer about German is wrong: it is the original. */
async function openTranslated() {
  const workspace = await makeSpotToWrite();
  workspace.write(`${SPOT}/variants.yaml`, IN_TWO_LANGUAGES);
  const server = await openOpenAi(({input, name}) => {
    const {translate: items} = JSON.parse(/^\{.*\}$/m.exec(input)?.[0] ?? '') as {translate: Item[]};
    const isWrong = name === 'translations-de' && !input.includes('yourLastTranslationWasWrong');
    return responseOf({
      texts: items.map(({id, from}) => ({text: id, to: isWrong ? from : `Xyz ${from.length}`.slice(0, 3)})),
    });
  });
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  return {workspace, server, project: await openProject(workspace.root, {env: server.env})};
}

test('another budget in shots.yaml buys the same questions at the same prices, so it is the same plan', async () => {
  const {workspace, project} = await openTranslated();
  const {id} = await translatePlan(project);
  const shot = '{id: bars, kind: texture, subject: moving bars, framing: wide, seconds: 1}';
  workspace.write(`${SPOT}/shots.yaml`, `policy: {budget: {day: 3}}\nshots: [${shot}]\n`);
  expect((await translatePlan(project)).id).toBe(id);
});

test('the same translations in another order are the same plan', async () => {
  const {workspace, project} = await openTranslated();
  const planned = await translatePlan(project);
  const turned = IN_TWO_LANGUAGES.replace(/( *- \{id: de.*\n)( *- \{id: fr.*\n)/, '$2$1');
  expect(turned).not.toBe(IN_TWO_LANGUAGES);
  workspace.write(`${SPOT}/variants.yaml`, turned);
  const again = await translatePlan(project);
  expect(again.questions.map(({about}) => about)).toEqual(['translations-fr', 'translations-de']);
  expect(again.id).toBe(planned.id);
});

test('a plan of translations has every language, and a second question about wrong ones is part of the next plan', async () => {
  const {workspace, server, project} = await openTranslated();
  const first = await translatePlan(project);
  expect(first.questions.map(({about}) => about)).toEqual(['translations-de', 'translations-fr']);
  const {failed} = await translate(project, {plan: first.id, maxCost: first.usd});
  expect(server.questions.map(({name}) => name)).toEqual(['translations-de', 'translations-fr']);
  expect(failed).toMatchObject([{language: 'de', code: 'words-not-asked'}]);
  expect(workspace.read(`${SPOT}/translations/fr.yaml`)).toContain('Xyz');
  const second = await translatePlan(project);
  expect(second.id).not.toBe(first.id);
  expect(second.questions.map(({about}) => about)).toEqual(['translations-de']);
  await expect(translate(project, {plan: first.id, maxCost: 5})).rejects.toMatchObject({
    code: 'plan-changed',
    problems: [{fix: expect.stringContaining('tenspot write --translate --plan')}],
  });
  await translate(project, {plan: second.id, maxCost: second.usd});
  expect(server.questions.length).toBe(3);
  expect(workspace.read(`${SPOT}/translations/de.yaml`)).toContain('Xyz');
});
