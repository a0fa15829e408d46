import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {sha256} from '../../src/machine/files/hash.ts';
import {openVaultLedger} from '../../src/production/shoot/vault/open-vault.ts';
import {STATES} from '../../src/spot/ledger/states.ts';
import {shootStage} from '../production/shoot/shoot-stage.ts';
import {openStage} from '../production/takes/setup.ts';

test('.tenspot may be deleted after buying: the masters are the same, and nothing is bought twice', async () => {
  const stage = await openStage();
  const {workspace} = stage;
  onTestFinished(workspace.remove);
  const ledger = async () => {
    const {workspace: places} = await stage.production();
    const open = await openVaultLedger(places, Date.now);
    const said = {jobs: open.inStates(STATES), events: open.events()};
    open.close();
    return said;
  };
  const masters = async (): Promise<Record<string, string>> => {
    const {code, stderr} = await workspace.tenspot('render', 'tiny', '--proof');
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('animatic');
    const out = workspace.path('out');
    const files = readdirSync(out, {recursive: true, encoding: 'utf8'}).filter((name) =>
      name.endsWith('.mp4'),
    );
    return Object.fromEntries(files.map((name) => [name, sha256(readFileSync(join(out, name)))]));
  };

  const first = await shootStage(await stage.production());
  expect(first.bought.map(({outcome}) => outcome.state)).toEqual(first.bought.map(() => 'bought'));
  expect(first.submissions).toBeGreaterThan(0);
  const [books, rendered] = [await ledger(), await masters()];
  expect(Object.keys(rendered)).toHaveLength(2);

  rmSync(workspace.path('.tenspot'), {recursive: true});
  rmSync(workspace.path('out'), {recursive: true});
  expect(await masters()).toEqual(rendered);
  const second = await shootStage(await stage.production());
  expect(second.bought.map(({outcome}) => outcome.state)).toEqual(first.bought.map(() => 'bought'));
  expect(second.submissions).toBe(0);
  expect(await ledger()).toEqual(books);
});
