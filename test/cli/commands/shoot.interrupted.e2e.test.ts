import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import type {FakeJob} from '../../../src/providers/fake/fake-vendor.ts';
import {toMicro} from '../../../src/spot/ledger/money.ts';
import {STATES} from '../../../src/spot/ledger/states.ts';
import {ROOT} from '../../support/tools.ts';
import {type Ended, makeWorkspace, type Workspace} from '../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';
const SHOOT = ['shoot', 'tiny', '--sandbox', '--max-cost', '9'];

/** A shot of which two takes are wanted: one of a vendor that takes cancels, one of a vendor that is never asked to. */
async function makeTwoVendors(): Promise<Workspace> {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.edit(`${SPOT}/variants.yaml`, 'shots: {end: bars}', 'shots: {end: unshot}');
  const policy = "{allow: ['fal/*', 'runway/*'], takes: 2, spread: models}";
  workspace.edit(`${SPOT}/shots.yaml`, 'shots:', `policy: ${policy}\nshots:`);
  return workspace;
}

/**
 * Ended by Ctrl-C as soon as both takes are accepted: the first job of a made-up vendor is looked at three times before it
 * is done. A launcher and a terminal may each send the signal: that is one Ctrl-C.
 */
async function endedByCtrlC({root}: Workspace): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), ...SHOOT], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, sent] = ['', '', false];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
    if (sent || stderr.split(' submitted ').length < 3) return;
    sent = true;
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 50);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {code, stdout, stderr};
}

/** The ledger and the vendors' bills, side by side. */
async function booksOf(workspace: Workspace) {
  const ledger = await openLedger(ledgerFile(workspace.path('.tenspot/sandbox/vault')), Date.now);
  const [jobs, {spent, held}] = [ledger.inStates(STATES), ledger.totals()];
  ledger.close();
  const made = {fal: vendor(workspace, 'fal').jobs(), runway: vendor(workspace, 'runway').jobs()};
  const bill = [...made.fal, ...made.runway].reduce(
    (sum, {cancelled, usd}) => sum + (cancelled ? 0 : usd),
    0,
  );
  const states = jobs.map(({plan, state}) => `${plan.provider} ${state}`).sort();
  return {jobs, states, spent, held, bill: toMicro(bill), made};
}

function vendor(workspace: Workspace, id: string) {
  const file = `.tenspot/sandbox/vendors/${id}.json`;
  const jobs = () => JSON.parse(workspace.read(file)) as FakeJob[];
  const finishAll = () =>
    workspace.write(file, JSON.stringify(jobs().map((job) => ({...job, looks: job.needs}))));
  return {jobs, finishAll};
}

test('Ctrl-C says what is on its way, drops what is queued, and the next run brings in the rest and pays nothing twice', async () => {
  const workspace = await makeTwoVendors();
  const {code, stderr} = await endedByCtrlC(workspace);
  expect(code, stderr).toBe(130);
  expect(stderr).toContain('stopped: 1 on the way, for $0.24 at most; 1 cancelled in a queue, at no charge');
  expect(stderr).toContain('tiny/unshot@9:16: submitted at runway');
  expect(stderr).toContain('Run the same command again');
  const first = await booksOf(workspace);
  expect(first.states).toEqual(['fal FAILED', 'runway SUBMITTED']);
  expect(first.made).toMatchObject({fal: [{cancelled: true}], runway: [{cancelled: false}]});
  expect([first.spent, first.held]).toEqual([0, first.bill]);

  vendor(workspace, 'runway').finishAll();
  const again = await workspace.tenspot(...SHOOT);
  expect(again.code, again.stderr).toBe(0);
  const then = await booksOf(workspace);
  expect(then.states).toEqual(['fal COMMITTED', 'fal FAILED', 'runway COMMITTED']);
  // What was accepted was not sent again; what was dropped is bought anew.
  expect(then.made).toMatchObject({fal: [{cancelled: true}, {cancelled: false}], runway: [{}]});
  expect(then.made.runway).toHaveLength(1);
  expect([then.spent, then.held]).toEqual([then.bill, 0]);
});
