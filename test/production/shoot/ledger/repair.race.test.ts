import {rmSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Workspace} from '../../../../src/production/project/workspace.ts';
import {ledgerFile} from '../../../../src/production/shoot/ledger/open.ts';
import {listUnresolved} from '../../../../src/production/shoot/ledger/settle.ts';
import {mendLedger} from '../../../../src/production/shoot/ledger/unresolved-jobs.ts';
import {openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import {isLostWindow} from '../../../../src/spot/ledger/lost-window.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {upTo} from './plans.ts';

test.each<[string, (file: string) => void]>([
  ['deleted', (file) => rmSync(file)],
  ['cut', (file) => truncateSync(file, 20_000)],
])(
  'of three repairs at once of a ledger that was %s, one repairs it, and the others find it sound',
  async (_, damage) => {
    const root = temporaryFolder();
    const workspace = {root, home: join(root, '.tenspot'), vault: join(root, 'vault')} as Workspace;
    const ledger = await openVaultLedger(workspace, Date.now);
    for (const order of ['a', 'b', 'c', 'd']) upTo(ledger, 'COMMITTED', {order, key: order});
    ledger.close();
    damage(ledgerFile(workspace.vault));
    const repair = () => mendLedger({workspace, now: Date.now});
    const repaired = await Promise.all([repair(), repair(), repair()]);
    expect(repaired.filter((each) => each === 'whole')).toHaveLength(2);
    const after = await openVaultLedger(workspace, Date.now);
    expect(listUnresolved(after).filter(isLostWindow)).toHaveLength(1);
    after.close();
  },
);
