import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {settleTake, unresolvedTakes} from '../../src/node/reconcile-takes.ts';
import {addLostWindow} from '../../src/production/shoot/ledger/lost-window.ts';
import {ledgerFile, openLedger} from '../../src/production/shoot/ledger/open.ts';
import {upTo} from '../production/shoot/ledger/plans.ts';
import {temporaryFolder} from '../support/folder.ts';

test('an amount that is none settles nothing, and a lost window needs one: neither ends for nothing by a slip', async () => {
  const root = temporaryFolder();
  for (const folder of ['compositions', 'brands']) mkdirSync(join(root, folder));
  const ledger = await openLedger(ledgerFile(join(root, 'vault')), Date.now);
  const sent = upTo(ledger, 'SUBMITTING', {provider: 'fal'});
  const [lost, window] = ledger.write((writer) => [
    writer.move(sent, 'PARKED', {unresolved: {why: 'outcome', note: 'lost'}}),
    addLostWindow(writer, {from: null, to: '2026-11-29T00:00:00.000Z'}),
  ]);
  ledger.close();
  const project = await openProject(root);
  const said = {outcome: 'charged', by: 'Ada', why: 'invoice 7'} as const;
  for (const usd of [Number.NaN, -1, Number.POSITIVE_INFINITY])
    await expect(settleTake(project, {job: lost.id, ...said, usd})).rejects.toMatchObject({
      code: 'settlement-amount',
    });
  await expect(settleTake(project, {job: window.id, ...said})).rejects.toMatchObject({
    code: 'window-is-no-job',
  });
  expect((await unresolvedTakes(project)).map(({job}) => job)).toEqual([lost.id, window.id]);
  expect(await settleTake(project, {job: window.id, ...said, usd: 1.5})).toMatchObject({usd: 1.5, held: 0});
});
