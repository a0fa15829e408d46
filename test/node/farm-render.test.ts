import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {farmPlace} from '../../src/node/farm.ts';
import {farmRender, farmResume} from '../../src/node/farm-render.ts';
import {openProject} from '../../src/node/open-project.ts';
import {
  type FarmRunRecord,
  farmJournalFile,
  openFarmJournal,
} from '../../src/production/farm/farm-journal.ts';
import {jumpingClock} from '../production/farm/farm-scene.ts';
import {openTestAws} from '../production/farm/open-test-farm.ts';
import {makeWorkspace} from '../support/workspace.ts';

/** The second variant of the spot is not valid. */
const VARIANTS = `template: plain
brand: plain
props: {seconds: 1, fps: 24, format: '1:1', shots: {end: bars}}
axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: no-such-shot}
`;

/** A workspace with a run of one variant that was killed. */
async function openKilled(changed: Partial<FarmRunRecord> = {}) {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  await openTestAws({clock: jumpingClock()});
  workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS);
  const journal = await openFarmJournal(farmJournalFile(join(workspace.root, 'vault')));
  journal.begin({
    ...{id: 'run', spot: 'tiny', variants: ['one'], proof: false, local: false},
    ...{region: 'eu-central-1', memory: 3008},
    ...changed,
  });
  journal.close();
  return openProject(workspace.root, {env: process.env});
}

test('a run that was killed goes on with its own variants, region and memory, also where another variant is not valid', async () => {
  const project = await openKilled();
  const error = await farmResume(project, {spot: 'tiny', maxCost: 1}).catch((thrown: Error) => thrown);
  // Nothing is deployed in this AWS: it was asked for what the run needs.
  expect(error).toMatchObject({code: 'farm-not-deployed'});
  expect((error as Error).message).toContain('the farm in eu-central-1');
  expect((error as Error).message).toContain('mem3008mb');
});

test('a run is not continued in another region or with another memory, where everything would be paid again', async () => {
  const project = await openKilled();
  const options = {spot: 'tiny', maxCost: 1};
  await expect(farmResume(project, {...options, region: 'us-east-1'})).rejects.toMatchObject({
    code: 'farm-elsewhere',
  });
  await expect(farmResume(project, {...options, memory: 2048})).rejects.toMatchObject({
    code: 'farm-elsewhere',
  });
});

test('a run whose variant is gone from the spot is refused with what to do', async () => {
  const project = await openKilled({variants: ['one', 'gone']});
  await expect(farmResume(project, {spot: 'tiny', maxCost: 1})).rejects.toMatchObject({
    code: 'farm-run-changed',
    problems: [{got: 'gone'}],
  });
});

test.for([Number.POSITIVE_INFINITY, Number.NaN, -1, 1e10])(
  'a maximum cost of %d is refused before anything is rendered',
  async (maxCost) => {
    const project = await openKilled();
    await expect(farmRender(project, {spot: 'tiny', only: ['one'], maxCost})).rejects.toMatchObject({
      code: 'max-cost-invalid',
    });
    await expect(farmResume(project, {spot: 'tiny', maxCost})).rejects.toMatchObject({
      code: 'max-cost-invalid',
    });
  },
);

test('a missing maximum cost names the plan of the command that was run', async () => {
  const project = await openKilled();
  const fixOf = (command: string) => [{fix: expect.stringContaining(`\`tenspot ${command} --plan\``)}];
  const options = {spot: 'tiny', maxCost: undefined};
  await expect(farmRender(project, {...options, only: ['one']})).rejects.toMatchObject({
    code: 'max-cost-missing',
    problems: fixOf('farm render'),
  });
  await expect(farmResume(project, options)).rejects.toMatchObject({
    code: 'max-cost-missing',
    problems: fixOf('farm resume'),
  });
});

test('an empty variable does not set the region', () => {
  const regionOf = (env: Record<string, string>): string => farmPlace({env}, {}).region;
  expect(regionOf({REMOTION_AWS_REGION: '', AWS_REGION: 'eu-west-1'})).toBe('eu-west-1');
  expect(regionOf({REMOTION_AWS_REGION: '', AWS_REGION: ''})).toBe('us-east-1');
  expect(regionOf({REMOTION_AWS_REGION: 'eu-west-3', AWS_REGION: 'eu-west-1'})).toBe('eu-west-3');
});
