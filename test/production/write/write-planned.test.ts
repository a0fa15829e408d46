import {rmSync, symlinkSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {lineOrigins, planWriting, type WritingPlan} from '../../../src/production/write/plan-writing.ts';
import {WRITE_STEPS} from '../../../src/production/write/step.ts';
import {writePlanned} from '../../../src/production/write/write-planned.ts';
import {BRIEF, makeSpotToWrite, SPOT} from './model/written-spot.ts';

async function openPlanned() {
  const workspace = await makeSpotToWrite();
  onTestFinished(workspace.remove);
  rmSync(workspace.path(`${SPOT}/shots.yaml`));
  const project = await openWorkspace(await findWorkspace(workspace.root), {env: {}});
  const plan = () => planWriting(project, 'tiny', {steps: WRITE_STEPS, at: '2026-11-29T12:00:00.000Z'});
  symlinkSync(workspace.path('nowhere/at/all'), workspace.path('broken'));
  /** Writes a plan, and fails after this many of its documents. */
  const writeSome = ({rewrites, claim}: WritingPlan, count: number) => {
    const failing = {file: workspace.path('broken/file.yaml'), before: '', after: 'x'};
    return writePlanned({rewrites: rewrites.toSpliced(count, 0, failing), claim});
  };
  const writers = async (...documents: string[]) => {
    const lines = await lineOrigins(project, 'tiny');
    return [...new Set(lines.filter(({document}) => documents.includes(document)).map(({by}) => by))];
  };
  return {workspace, plan, writeSome, writers};
}

test('a run that ends between two documents leaves no line that counts as a person’s', async () => {
  const {plan, writeSome, writers} = await openPlanned();
  await expect(writeSome(await plan(), 2)).rejects.toThrow();
  expect(await writers('angles.yaml', 'script.yaml')).toEqual(['framework']);
  expect(await writers('shots.yaml')).toEqual([]);
  const again = await plan();
  expect(again.lost).toEqual([]);
  await writePlanned(again);
  expect(await writers('angles.yaml', 'script.yaml', 'shots.yaml')).toEqual(['framework']);
});

test('documents that were to be replaced stay the framework’s where the run ends before them', async () => {
  const {workspace, plan, writeSome, writers} = await openPlanned();
  await writePlanned(await plan());
  workspace.write(`${SPOT}/brief.md`, BRIEF.replace('Warm by four?', 'Warm at noon?'));
  await expect(writeSome(await plan(), 0)).rejects.toThrow();
  expect(workspace.read(`${SPOT}/angles.yaml`)).toContain('Warm by four?');
  expect(await writers('angles.yaml', 'script.yaml', 'shots.yaml')).toEqual(['framework']);
});

test('a record that is complete has no line that its documents do not have', async () => {
  const {workspace, plan} = await openPlanned();
  await writePlanned(await plan());
  workspace.write(`${SPOT}/brief.md`, BRIEF.replace('Warm by four?', 'Warm at noon?'));
  const {rewrites, claim} = await plan();
  await writePlanned({rewrites, claim});
  const record = workspace.read(`${SPOT}/written.yaml`);
  expect(record).toBe(rewrites.at(-1)?.after);
  expect(record).not.toBe(claim.after);
});
