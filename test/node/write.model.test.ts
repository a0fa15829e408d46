import {expect, onTestFinished, test} from 'vitest';
import type {Reply} from '../../src/machine/http/serve.ts';
import {openProject} from '../../src/node/open-project.ts';
import {type WriteOptions, whoWrote, write} from '../../src/node/write.ts';
import {GOOD, goodAnswer, makeSpotToWrite, SPOT} from '../production/write/model/written-spot.ts';
import {type AskedWords, openOpenAi, responseOf} from '../support/openai-server.ts';

type Answer = (question: AskedWords, count: number) => Reply | Promise<Reply>;

const OF_HOOK = (GOOD.shots as {shots: {slot: string}[]}).shots.filter(({slot}) => slot === 'hook');

async function openModel(answer: Answer = (question) => responseOf(goodAnswer(question))) {
  const workspace = await makeSpotToWrite();
  const server = await openOpenAi(answer);
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  const run = (options: WriteOptions = {}) => write(project, {maxCost: 2, overwrite: true, ...options});
  return {workspace, server, project, run, text: (name: string) => workspace.read(`${SPOT}/${name}.yaml`)};
}

test('a model writes every document, and the record says of each line whether it or the framework wrote it', async () => {
  const {server, project, run, text} = await openModel();
  const {notes} = await run();
  expect(notes.filter(({what}) => what.startsWith('of the model'))).toEqual([]);
  expect(server.questions.map(({name}) => name)).toEqual(['angles', 'script', 'shots', 'ads']);
  expect(server.questions[0]?.body).toMatchObject({
    model: 'gpt-6-luna',
    store: false,
    text: {format: {strict: true}},
  });
  expect(text('angles')).toContain('Still cold at four?');
  expect(text('script')).toContain('Cold, still.');
  expect(text('shots')).toContain('sways a little');
  expect(text('variants')).toContain('Cold water on the train home.');
  const {lines} = await whoWrote(project);
  const by = (document: string, path: string) =>
    lines.find((line) => line.document === document && line.path === path)?.by;
  const model = 'model:openai-words/words-luna';
  expect(by('script.yaml', 'beats.0.says')).toBe(model);
  expect(by('script.yaml', 'beats.0.seconds')).toBe('framework');
  expect(by('shots.yaml', 'shots.3.action')).toBe(model);
  expect(by('variants.yaml', 'axes.hook.0.ad.headline')).toBe(model);
  expect(by('variants.yaml', 'template')).toBe('person');
  // The model wrote the hook into angles.yaml; the step of the variants takes it over as it is.
  expect(
    lines
      .filter(({document, by: who}) => document === 'variants.yaml' && who === model)
      .map(({path}) => path),
  ).toContain('axes.hook.4.copy.hook');
  // A sentence of the brief is no text of the model.
  expect(by('script.yaml', 'beats.1.says')).toBe('framework');
});

test('an answer is bought once, costs what its tokens cost, and a run without a limit finds it again', async () => {
  const {server, project, run} = await openModel();
  const jobs: {state: string; usd: number}[] = [];
  await run({onProgress: (event) => void (event.type === 'job' && jobs.push(event.job))});
  const done = jobs.filter(({state}) => state === 'COMMITTED');
  expect(done.map(({usd}) => usd)).toEqual([0.0048, 0.0048, 0.0048, 0.0048]);
  const asked = server.questions.length;
  const {rewrites} = await write(project, {});
  expect(rewrites.filter(({before, after}) => before !== after)).toEqual([]);
  expect(server.questions.length).toBe(asked);
  await run({steps: ['angles'], take: 2});
  expect(server.questions.length).toBe(asked + 1);
});

test('without a limit nothing is bought: a dry run says what the next question costs, and a run is refused', async () => {
  const {server, project, workspace} = await openModel();
  const dry = await write(project, {dryRun: true, maxCost: 5});
  expect(dry.unasked).toMatchObject({step: 'angles', what: expect.stringContaining('$0.')});
  await expect(write(project, {})).rejects.toMatchObject({code: 'words-not-asked', exitCode: 2});
  await expect(write(project, {maxCost: 0})).rejects.toMatchObject({code: 'words-over-budget'});
  expect(server.questions).toEqual([]);
  expect(() => workspace.read(`${SPOT}/angles.yaml`)).toThrow();
});

test('a model without a key, and one that there is not, are named with what to do', async () => {
  const {workspace, server} = await openModel();
  const keyless = await openProject(workspace.root);
  await expect(write(keyless, {maxCost: 1})).rejects.toMatchObject({code: 'words-no-key'});
  const project = await openProject(workspace.root, {env: server.env});
  await expect(write(project, {maxCost: 1, model: 'llama-9'})).rejects.toMatchObject({
    code: 'words-model-unknown',
  });
  workspace.write(
    'package.json',
    '{"name": "w", "type": "module", "tenspot": {"words": {"model": "llama-9", "input": 0, "output": 0}}}',
  );
  await write(project, {maxCost: 0, overwrite: true, steps: ['angles']});
  expect(server.questions[0]?.body.model).toBe('llama-9');
  workspace.write(
    'package.json',
    '{"name": "w", "type": "module", "tenspot": {"words": {"model": "llama-9"}}}',
  );
  await expect(write(project, {maxCost: 0})).rejects.toMatchObject({code: 'setting-invalid'});
});

test('what a model claims, quotes or invents beyond the brief is left out, and a note says why', async () => {
  const {run, text} = await openModel(({name}) =>
    responseOf(
      name !== 'angles'
        ? GOOD[name]
        : {
            angles: [
              {
                angle: 'curiosity',
                hooks: [
                  'Still cold at four?',
                  'The coldest flask on earth',
                  '“Best flask ever”',
                  'Grace Hopper drinks this',
                  'A hook that is much longer than the template has room for',
                  'See www.evil.example',
                ],
                bodies: [['Ice stays ice for a day'], ['Ice for 48 hours']],
                ctas: ['Have a look', 'Now 90 % off'],
              },
            ],
          },
    ),
  );
  const {notes} = await run({steps: ['angles']});
  const [, own = ''] = /angle: curiosity\n([\s\S]*?)(?=\n {2}- angle|$)/.exec(text('angles')) ?? [];
  expect(own.match(/'?[A-Z“].*/g)?.map((each) => each.replaceAll("'", ''))).toEqual([
    'Still cold at four?',
    'Ice stays ice for a day',
    'Have a look',
  ]);
  expect(notes.filter(({what}) => what.startsWith('of the model')).length).toBe(7);
});

test('a model cannot take `mustShoot` away, neither by other words for the picture nor by another shot', async () => {
  const {workspace, run, text} = await openModel(({name}) =>
    responseOf(
      name === 'angles'
        ? {
            angles: [
              {
                angle: 'demonstration',
                hooks: ['Still cold?'],
                bodies: [['Cold for 24 hours']],
                ctas: ['Look'],
              },
            ],
          }
        : name === 'shots'
          ? {shots: OF_HOOK}
          : GOOD[name],
    ),
  );
  await run({steps: ['angles']});
  workspace.write(`${SPOT}/angles.yaml`, text('angles').replace(/^use: .*$/m, 'use: demonstration'));
  const {notes} = await run({steps: ['script', 'shots']});
  expect(text('script')).toContain('the ice in the flask after 24 hours');
  expect(text('shots').match(/mustShoot: true/g)?.length).toBeGreaterThan(0);
  expect(notes).toContainEqual(
    expect.objectContaining({kind: 'refused', what: expect.stringContaining('has to be filmed')}),
  );
});

test('lines of a person are replaced by a model only after a question, and stay byte for byte without one', async () => {
  const {workspace, project, run, text} = await openModel();
  await run();
  workspace.write(`${SPOT}/script.yaml`, text('script').replace('Cold, still.', 'My own words'));
  const mine = text('script');
  await expect(write(project, {steps: ['script'], maxCost: 1})).rejects.toMatchObject({
    code: 'write-overwrites',
  });
  expect(text('script')).toBe(mine);
  const {lost} = await write(project, {steps: ['script'], dryRun: true});
  expect(lost.map(({text: line}) => line)).toEqual(['My own words']);
});
