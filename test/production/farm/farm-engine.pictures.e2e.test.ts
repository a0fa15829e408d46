import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {farmDeploy, farmEstimate} from '../../../src/node/farm.ts';
import {farmRender, farmResume} from '../../../src/node/farm-render.ts';
import {openProject} from '../../../src/node/open-project.ts';
import {render} from '../../../src/node/render.ts';
import {openFakeFunction} from '../../support/aws/fake-function.ts';
import type {StartFault} from '../../support/aws/fake-lambda.ts';
import {damage} from '../../support/damage.ts';
import {videoPsnr} from '../../support/psnr.ts';
import {scratch} from '../../support/scratch.ts';
import {nightly} from '../../support/thorough.ts';
import {makeWorkspace} from '../../support/workspace.ts';
import {openTestAws} from './open-test-farm.ts';

/** In each run one word is another, and the first order of the run has a fault. A render that fails, or makes a damaged file, is ordered again. */
const ALL_RUNS: readonly {word: string; fault: StartFault; fails?: number; damaged?: number}[] = [
  {word: 'One', fault: 'none'},
  {word: 'Ice', fault: 'lost'},
  {word: 'Sun', fault: 'throttled'},
  {word: 'Sea', fault: 'function-timeout'},
  {word: 'Fog', fault: 'none', fails: 1},
  {word: 'Fir', fault: 'none', damaged: 1},
];

const VARIANTS = (word: string): string => `template: plain
brand: plain
props: {seconds: 1, fps: 24, format: '1:1', shots: {end: bars}}
axes:
  hook:
    - {id: one, copy.hook: ${word}, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: balls}
`;

/** The same file with a frame that cannot be decoded. */
function damagedFile(file: Buffer): Buffer {
  const copy = join(scratch(), 'damaged.mp4');
  writeFileSync(copy, file);
  damage(copy, 0.5, 2000);
  return readFileSync(copy);
}

/** A workspace, and a farm whose functions draw on this machine. `faults` and `failing.renders` say what goes wrong next. */
async function openDrawingFarm() {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  const folder = scratch();
  const faults: StartFault[] = [];
  const failing = {renders: 0, files: 0};
  const fake = openFakeFunction(
    () => aws.url,
    () => [...aws.s3.buckets.keys()][0] ?? '',
    folder,
  );
  const aws = await openTestAws({
    clock: systemClock,
    faultOf: () => faults.pop() ?? 'none',
    script: {
      of: ({payload}) => {
        const fails = failing.renders-- > 0;
        const body = fails ? Buffer.from('') : fake.draw(payload);
        return {ms: 1500, fails, body: failing.files-- > 0 ? Promise.resolve(body).then(damagedFile) : body};
      },
    },
  });
  const project = await openProject(workspace.root, {env: process.env});
  return {workspace, folder, faults, failing, fake, aws, project};
}

/** Without a fault, and with a damaged file; at night all. */
const RUNS = nightly ? ALL_RUNS : ALL_RUNS.filter(({word}) => ['One', 'Fir'].includes(word));

test('masters of the farm show what this machine would have drawn, in runs with faults', async () => {
  const {workspace, folder, faults, failing, fake, aws, project} = await openDrawingFarm();
  const began: number[] = [];
  for (const [at, {word, fault, fails = 0, damaged: files = 0}] of RUNS.entries()) {
    workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS(word));
    if (at === 0) await farmDeploy(project);
    faults.push(fault);
    Object.assign(failing, {renders: fails, files});
    const before = aws.renders.length;
    const {variants} = await farmRender(project, {spot: 'tiny', maxCost: 5});
    expect(
      variants.map(({status}) => status),
      fake.problems.join('\n'),
      // After the reference rendered it, the farm joins it again.
    ).toEqual(['done', at <= 1 ? 'done' : 'reused']);
    began.push(aws.renders.length - before);
    // The other variant is the same in every run.
    const compared = at === 0 ? ['one', 'two'] : ['one'];
    for (const id of compared)
      copyFileSync(workspace.path(`out/tiny/${id}.mp4`), join(folder, `${id}-${word}.mp4`));
    await render(project, {spot: 'tiny', engine: 'reference', only: compared});
    for (const id of compared)
      expect(
        await videoPsnr(join(folder, `${id}-${word}.mp4`), workspace.path(`out/tiny/${id}.mp4`)),
        `${id}, ${word}`,
      ).toBeGreaterThanOrEqual(45);
  }
  // Two hooks and an end, then one hook a run; in the last two runs of all it is ordered again.
  expect(began).toEqual(nightly ? [3, 1, 1, 1, 2, 2] : [3, 2]);
});

test.runIf(nightly)(
  'a run with the id of an estimate orders exactly its renders, and is refused where they are others',
  async () => {
    const {workspace, aws, project} = await openDrawingFarm();
    workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS('Oak'));
    await farmDeploy(project);
    const spot = 'tiny';
    const {id: plan, farm} = await farmEstimate(project, {spot});
    expect(farm.renders).toBe(3);
    expect((await farmEstimate(project, {spot, only: ['one']})).id).not.toBe(plan);
    workspace.edit('compositions/spots/tiny/variants.yaml', 'Oak', 'Elm');
    await expect(farmRender(project, {spot, plan, maxCost: 5})).rejects.toMatchObject({code: 'plan-changed'});
    await expect(farmResume(project, {spot, maxCost: 5})).rejects.toMatchObject({code: 'farm-nothing-open'});
    expect(aws.renders).toEqual([]);
    workspace.edit('compositions/spots/tiny/variants.yaml', 'Elm', 'Oak');
    await farmRender(project, {spot, plan, maxCost: 5});
    expect(aws.renders.length).toBe(3);
    expect((await farmEstimate(project, {spot})).farm.renders).toBe(0);
  },
);

test.runIf(nightly)(
  'with --local, this machine renders a variant whose render failed twice on the farm',
  async () => {
    const {workspace, folder, failing, aws, project} = await openDrawingFarm();
    workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS('Dew'));
    await farmDeploy(project);
    failing.renders = 2;
    const {variants} = await farmRender(project, {spot: 'tiny', only: ['one'], maxCost: 5, local: true});
    expect(variants.map(({id, status}) => ({id, status}))).toEqual([{id: 'one', status: 'done'}]);
    expect(aws.renders.map(({state}) => state)).toEqual(['failed', 'failed']);
    const master = join(folder, 'one.mp4');
    copyFileSync(workspace.path('out/tiny/one.mp4'), master);
    await render(project, {spot: 'tiny', engine: 'reference', only: ['one']});
    // The set engine lays graphics over footage by ffmpeg: its masters agree with the reference to 35 dB.
    expect(await videoPsnr(master, workspace.path('out/tiny/one.mp4'))).toBeGreaterThanOrEqual(35);
  },
);
