import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {headOf, ledgerFile} from '../../../src/production/shoot/ledger/open.ts';
import {oldPlaces} from '../../production/shoot/vault/old-home.ts';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

test('doctor tells how every vendor stands, and of a key its name only', async () => {
  const {code, stdout, stderr} = await runTenspot(ROOT, ['doctor', '--json'], {
    FAL_KEY: 'canary-key-4711',
    GEMINI_API_KEY: '',
  });
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const {vendors, warnings, install} = JSON.parse(stdout);
  const keyOf = (wanted: string) => vendors.find(({id}: {id: string}) => id === wanted).key;
  expect(keyOf('fal')).toEqual({name: 'FAL_KEY', set: true});
  expect(keyOf('gemini')).toEqual({name: 'GEMINI_API_KEY', set: false});
  expect([Array.isArray(warnings), install]).toEqual([true, null]);
  expect(stdout).not.toContain('canary');
});

test('doctor ends with 1 where something is missing, also with --json', async () => {
  const missing = await runTenspot(ROOT, ['doctor', '--json'], {TENSPOT_FFMPEG: '/nowhere/ffmpeg'});
  expect(missing.code).toBe(1);
  const {healthy, facts} = JSON.parse(missing.stdout);
  expect(healthy).toBe(false);
  expect(facts).toContainEqual({
    name: 'ffmpeg',
    problems: [expect.objectContaining({code: 'ffmpeg-missing'})],
  });
});

test('doctor tells the size of the vault and of .tenspot, and which may be deleted', async () => {
  const {root, home, vault} = oldPlaces();
  for (const folder of ['compositions', 'brands']) mkdirSync(join(root, folder));
  const head = headOf(ledgerFile(home));
  const text = readFileSync(head);
  const factsOf = async () => {
    const {stdout} = await runTenspot(root, ['doctor', '--json']);
    const {facts} = JSON.parse(stdout) as {facts: {name: string; found?: string; problems?: object[]}[]};
    return Object.fromEntries(facts.map(({name, found, problems}) => [name, found ?? problems]));
  };
  rmSync(head);
  expect(await factsOf()).toMatchObject({
    vault: [{code: 'ledger-damaged'}],
    '.tenspot': expect.stringContaining('do not delete it'),
  });
  writeFileSync(head, text);
  expect(await factsOf()).toMatchObject({
    vault: expect.stringMatching(/^0\.1 MB {2}.*vault {2}what was paid for: back it up/),
    '.tenspot': expect.stringMatching(/^0\.1 MB .*may be deleted while no command runs/),
  });
  expect(existsSync(ledgerFile(vault))).toBe(true);
});

test('doctor keeps .tenspot from being deleted while a repair left a lost window, and tells that nothing is ordered', async () => {
  const {root, home} = oldPlaces();
  for (const folder of ['compositions', 'brands']) mkdirSync(join(root, folder));
  rmSync(headOf(ledgerFile(home)));
  const repaired = await runTenspot(root, ['takes', 'reconcile', '--repair', '--json']);
  expect(repaired.code, repaired.stderr).toBe(0);
  const {window} = JSON.parse(repaired.stdout).repaired;
  const {stdout} = await runTenspot(root, ['doctor']);
  expect(stdout).toMatch(new RegExp(`vault .*nothing is ordered: .*settle ${window.job}`));
  expect(stdout).toMatch(new RegExp(`\\.tenspot .*do not delete it before ${window.job} is settled`));
});
