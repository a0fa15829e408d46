import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {fold} from '../../../../src/spot/ledger/fold.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {ROOT} from '../../../support/tools.ts';

const PROCESSES = 4;
const TURNS = 60;
const WORST = 333_333;
const CAP = 2 * WORST;

/** Sets money aside and gives it back, over and over, where there is room for half of those who ask. */
const script = (file: string): string => `
  import {openLedger} from ${JSON.stringify(join(ROOT, 'src/production/shoot/ledger/open.ts'))};
  import {reserve} from ${JSON.stringify(join(ROOT, 'src/production/shoot/ledger/reserve.ts'))};
  const ledger = await openLedger(${JSON.stringify(file)}, Date.now);
  console.log('ready');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.destroy();
  const failure = {kind: 'withdrawn', when: 'refused', charged: 'no', code: '', message: ''};
  const pause = (longest) => new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
  const planned = Array.from({length: ${TURNS}}, (_, turn) => {
    const order = turn + ' of ' + process.pid;
    const subject = {spot: 'tiny', type: 'shot', id: 's', format: '9:16'};
    const bought = {kind: 'clip', mediaType: 'video/mp4', subject, batch: 'b', provider: 'p', request: null};
    const plan = {...bought, order, key: order, worst: ${WORST}, attempt: 1};
    return ledger.write((writer) => writer.add({...plan, clientId: crypto.randomUUID()}));
  });
  for (const each of planned) {
    // Apart from each other, or they would queue for one lock and never meet.
    await pause(6);
    const {job} = reserve(ledger, each, {batch: ${CAP}}, Date.now());
    // Longer than the pause between orders, so that more ask than there is room for.
    await pause(24);
    if (job.state === 'RESERVED') ledger.write((writer) => writer.move(job, 'FAILED', {spent: 0, failure}));
  }
  ledger.close();`;

test(`${PROCESSES} processes that set money aside at once never have a micro-dollar more than the cap between them`, async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const children = Array.from({length: PROCESSES}, () => {
    const args = ['--input-type=module', '--conditions=tenspot-source', '-e', script(file)];
    const child = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'inherit']});
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  });
  const ready = children.map((child) => new Promise((resolve) => child.stdout.once('data', resolve)));
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  await Promise.all(ready);
  for (const child of children) child.stdin.write('go');
  expect(await Promise.all(ended)).toEqual(children.map(() => 0));

  const ledger = await openLedger(file, Date.now);
  const jobs = new Map<string, Job>();
  let peak = 0;
  for (const entry of ledger.events()) {
    jobs.set(entry.job, fold(jobs.get(entry.job), entry));
    peak = Math.max(
      peak,
      [...jobs.values()].reduce((sum, {held}) => sum + held, 0),
    );
  }
  const refused = [...jobs.values()].filter(({failure}) => failure?.kind === 'over-budget').length;
  expect(jobs.size).toBe(PROCESSES * TURNS);
  expect(peak).toBe(CAP);
  // Without contention nothing would be shown.
  expect(refused).toBeGreaterThan(0);
  expect(ledger.totals()).toEqual({spent: 0, held: 0});
  ledger.close();
});
