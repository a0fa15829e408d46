import {cpSync, existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import type {FakeJob} from '../../../../src/providers/fake/fake-vendor.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {STATES} from '../../../../src/spot/ledger/states.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {ROOT} from '../../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const OLD = join(ROOT, 'test/fixtures/ledgers/0.1.0');
const HOME = '.tenspot/sandbox';

/** A workspace in which Tenspot 0.1.0 bought from the fake vendors, picked and rejected. */
async function oldWorkspace(): Promise<Workspace> {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  cpSync(join(OLD, 'home'), workspace.path(HOME), {recursive: true});
  for (const name of ['shots.yaml', 'variants.yaml'])
    cpSync(join(OLD, 'spot', name), workspace.path('compositions/spots/tiny', name));
  for (const name of ['edit.yaml', 'takes.yaml'])
    cpSync(join(OLD, 'spot', name), workspace.path(HOME, 'spots/tiny', name));
  return workspace;
}

const submissions = (workspace: Workspace): FakeJob[] =>
  readdirSync(workspace.path(HOME, 'vendors')).flatMap(
    (name) => JSON.parse(workspace.read(`${HOME}/vendors/${name}`)) as FakeJob[],
  );

async function jobsIn(folder: string): Promise<Job[]> {
  const ledger = await openLedger(ledgerFile(folder), Date.now);
  const jobs = ledger.inStates(STATES);
  ledger.close();
  return jobs;
}

test('what version 0.1.0 bought, picked and rejected is there, is brought to its end, and is not bought again', async () => {
  const workspace = await oldWorkspace();
  const copy = temporaryFolder();
  cpSync(join(OLD, 'home'), copy, {recursive: true});
  const before = await jobsIn(copy);
  const sent = submissions(workspace).length;
  const listed = await workspace.tenspot('takes', 'tiny', '--sandbox', '--json');
  expect(listed.code, listed.stderr).toBe(0);
  const {shots} = JSON.parse(listed.stdout);
  const states = shots.map(({shot, takes}: {shot: string; takes: {state: string}[]}) => [
    shot,
    takes.map(({state}) => state),
  ]);
  expect(Object.fromEntries(states)).toEqual({
    unshot: ['picked', 'rejected'],
    gate: ['undecided'],
    crowd: ['failed'],
    street: ['unresolved'],
    lamp: ['open'],
  });
  expect(existsSync(workspace.path(HOME, 'vault/ledger.sqlite'))).toBe(true);
  expect(await jobsIn(workspace.path(HOME, 'vault'))).toEqual(before);

  const shot = await workspace.tenspot('shoot', 'tiny', '--sandbox', '--max-cost', '9', '--json');
  expect([0, 3], shot.stderr).toContain(shot.code);
  expect(submissions(workspace)).toHaveLength(sent);
  const after = await jobsIn(workspace.path(HOME, 'vault'));
  const stateOf = (jobs: readonly Job[]): Record<string, string> =>
    Object.fromEntries(jobs.map(({id, state}) => [id, state]));
  const interrupted = before.find(({state}) => state === 'SUBMITTED')?.id ?? '';
  expect(stateOf(after)).toEqual({...stateOf(before), [interrupted]: 'COMMITTED'});
});
