import {copyFileSync, cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, onTestFinished, test} from 'vitest';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {headOf, ledgerFile} from '../../../../src/production/shoot/ledger/open.ts';
import {
  answerFor,
  mendLedger,
  unresolvedJobs,
} from '../../../../src/production/shoot/ledger/unresolved-jobs.ts';
import {openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {openStage, type Stage} from '../../takes/setup.ts';
import {shootStage} from '../shoot-stage.ts';

/** What a workspace bought, and what its vault was before the last purchase. */
type Bought = {stage: Stage; vault: string; file: string; before: string; jobs: Job[]};

async function paidIn(stage: Stage): Promise<Job[]> {
  const ledger = await openVaultLedger(await findWorkspace(stage.workspace.root), Date.now);
  const jobs = ledger.inStates(['COMMITTED']);
  ledger.close();
  return jobs.sort((a, b) => a.id.localeCompare(b.id));
}

let source: Bought;
beforeAll(async () => {
  const stage = await openStage();
  const {workspace} = await stage.production();
  const first = await shootStage(await stage.production(), 1);
  expect(first).toMatchObject({submissions: 1, code: undefined});
  const before = stage.workspace.path('before');
  cpSync(workspace.vault, before, {recursive: true});
  expect(await shootStage(await stage.production(), 3)).toMatchObject({submissions: 2, code: undefined});
  const jobs = await paidIn(stage);
  expect(jobs).toHaveLength(3);
  source = {stage, vault: workspace.vault, file: ledgerFile(workspace.vault), before, jobs};
  return () => stage.workspace.remove();
});

/** The workspace again, as it was after all purchases. */
async function bought(): Promise<Bought> {
  const whole = source.stage.workspace.path('whole');
  const home = source.stage.workspace.path('.tenspot');
  if (!existsSync(whole)) {
    cpSync(source.vault, join(whole, 'vault'), {recursive: true});
    cpSync(home, join(whole, '.tenspot'), {recursive: true});
  }
  onTestFinished(() => {
    rmSync(home, {recursive: true, force: true});
    for (const name of readdirSync(source.vault)) rmSync(join(source.vault, name), {recursive: true});
    cpSync(join(whole, 'vault'), source.vault, {recursive: true});
    cpSync(join(whole, '.tenspot'), home, {recursive: true});
  });
  return source;
}

const restore = ({before, file}: Bought, ...names: ('ledger' | 'head')[]): void => {
  if (names.includes('ledger')) copyFileSync(ledgerFile(before), file);
  if (names.includes('head')) copyFileSync(headOf(ledgerFile(before)), headOf(file));
};

/** What may happen to a ledger, with and without its head, and with and without `.tenspot`. */
const DAMAGES: Record<string, (bought: Bought) => void> = {
  'the ledger from before the purchase': (its) => restore(its, 'ledger'),
  'the ledger and its head from before the purchase': (its) => restore(its, 'ledger', 'head'),
  'both from before the purchase, and .tenspot is deleted': (its) => {
    restore(its, 'ledger', 'head');
    rmSync(its.stage.workspace.path('.tenspot'), {recursive: true});
  },
  'a ledger that was deleted': ({file}) => rmSync(file),
  'a ledger and a head that were deleted': ({file}) => [file, headOf(file)].map((each) => rmSync(each)),
  'a ledger, a head and a .tenspot that were deleted': ({file, stage}) => {
    for (const each of [file, headOf(file), stage.workspace.path('.tenspot')])
      rmSync(each, {recursive: true});
  },
  'a ledger that was emptied': ({file}) => writeFileSync(file, ''),
  'a ledger that was emptied, without a head': ({file}) => {
    writeFileSync(file, '');
    rmSync(headOf(file));
  },
  'a ledger that was cut': ({file}) => truncateSync(file, 8_192),
};

const place = async ({stage}: Bought) => ({
  workspace: await findWorkspace(stage.workspace.root),
  now: Date.now,
});

for (const [name, damage] of Object.entries(DAMAGES)) {
  test(`after the repair of ${name} nothing is bought that was bought, and the rest waits for a person`, async () => {
    const its = await bought();
    damage(its);
    const unrepaired = await shootStage(await its.stage.production().catch(() => its.stage.production()), 3);
    expect(unrepaired.submissions).toBe(0);
    expect(unrepaired.code).toMatch(/^ledger-damaged$|^vault-missing$/);

    const mended = await mendLedger(await place(its));
    if (mended === 'whole') throw new Error('it was damaged');
    const paid = await paidIn(its.stage);
    const said = ({id, plan, spent, asset, operation}: Job) => ({id, plan, spent, asset, operation});
    expect(paid.map(said)).toEqual(its.jobs.map(said));

    expect(await shootStage(await its.stage.production(), 3)).toMatchObject({
      submissions: 0,
      bought: [{outcome: {state: 'bought'}}, {outcome: {state: 'bought'}}, {outcome: {state: 'bought'}}],
    });
    expect(await shootStage(await its.stage.production(), 4)).toMatchObject({
      submissions: 0,
      code: 'lost-window',
    });
    const [window] = await unresolvedJobs(await place(its));
    expect(window?.id).toBe(mended.window?.job);
    const settlement = {outcome: 'not-charged', by: 'Ada', note: 'nothing in the dashboards'} as const;
    const options = {rehearsal: false, signal: new AbortController().signal};
    await answerFor(await place(its), window?.id ?? '', {act: 'settle', settlement}, options);
    expect(await shootStage(await its.stage.production(), 4)).toMatchObject({
      submissions: 1,
      code: undefined,
    });
  });
}
