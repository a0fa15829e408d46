import {existsSync} from 'node:fs';
import {afterAll, beforeAll, expect, onTestFinished, test, vi} from 'vitest';
import {type MakeSpotOptions, makeSpot} from '../../src/production/make.ts';
import {openWorkspace} from '../../src/production/project/open-project.ts';
import {findWorkspace, sandboxOf} from '../../src/production/project/workspace.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

let files: Workspace;

beforeAll(async () => {
  files = await makeWorkspace();
  files.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  // A still comes first, so that the motion needs a second round.
  files.edit('compositions/spots/tiny/shots.yaml', 'shots:', 'policy: {stillsFirst: true}\nshots:');
});

afterAll(() => files?.remove());

/** Makes the spot, and notes which stages reported something, in their order. */
async function made(options: Pick<MakeSpotOptions, 'maxCost' | 'pick'>) {
  const stages: string[] = [];
  const note = (stage: string) => () => {
    if (stages.at(-1) !== stage) stages.push(stage);
  };
  const warnings: string[] = [];
  const report: MakeSpotOptions['report'] = {
    problems: note('problems'),
    job: note('job'),
    take: note('take'),
    pick: note('pick'),
    step: () => undefined,
    warn: (text) => void warnings.push(text),
    frames: note('frames'),
    variant: note('variant'),
  };
  const project = await openWorkspace(sandboxOf(await findWorkspace(files.root)));
  const result = await makeSpot(project, 'tiny', {...options, sandbox: true, proof: true, report});
  return {...result, stages: stages.filter((stage) => stage !== 'frames'), warnings};
}

const states = ({batch}: Awaited<ReturnType<typeof made>>): string[] =>
  batch.outcomes.map(({variant, status}) => `${variant.id} ${status}`);

test('stills are bought and picked, then motion from them, then all is rendered; progress goes to the reporter alone', async () => {
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
  onTestFinished(() => void vi.restoreAllMocks());
  const exitCode = process.exitCode;
  const result = await made({maxCost: 9, pick: true});
  expect(result.stages).toEqual(['job', 'take', 'pick', 'job', 'take', 'pick', 'variant']);
  expect(result.picked.map(({shot, still}) => [shot, still])).toEqual([
    ['unshot', true],
    ['unshot', false],
  ]);
  expect(result.bought.map(({outcome}) => outcome.state)).toEqual(['bought', 'bought']);
  expect(result.complete).toBe(true);
  expect(states(result)).toEqual(['one done', 'two done']);
  for (const file of ['one.mp4', 'two.mp4', 'manifest.json', 'contact-sheet.jpg'])
    expect(existsSync(`${result.batch.folder}/${file}`), file).toBe(true);
  expect(stdout).not.toHaveBeenCalled();
  expect(stderr).not.toHaveBeenCalled();
  expect(process.exitCode).toBe(exitCode);
});

test('without a limit nothing is bought, and what is there is used again', async () => {
  const result = await made({pick: true});
  expect(result).toMatchObject({bought: [], picked: [], complete: true});
  expect(states(result)).toEqual(['one reused', 'two reused']);
});

test('a purchase that the limit does not allow leaves the result incomplete, and the spot is rendered all the same', async () => {
  files.edit('compositions/spots/tiny/shots.yaml', 'a harbour at night', 'a harbour at noon');
  const result = await made({maxCost: 0, pick: false});
  expect(result.bought.map(({outcome}) => outcome.state)).toEqual(['failed']);
  expect(result.complete).toBe(false);
  expect(states(result)).toEqual(['one reused', 'two reused']);
});
