import {copyFileSync, cpSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, expect, test} from 'vitest';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {openNetwork} from '../../../../src/machine/http/network.ts';
import {openSamples} from '../../../../src/machine/media/sample-clips.ts';
import {systemClock} from '../../../../src/machine/process/clock.ts';
import {openOwner} from '../../../../src/machine/process/owner.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {ledgerFile, openLedger, ownersOf} from '../../../../src/production/shoot/ledger/open.ts';
import {repairLedger} from '../../../../src/production/shoot/ledger/repair.ts';
import {planSpot} from '../../../../src/production/shoot/plan-and-buy.ts';
import {purchase} from '../../../../src/production/shoot/purchase.ts';
import {ResolvedRequest, requestKey} from '../../../../src/providers/contract/request.ts';
import {type Fake, openFake} from '../../../../src/providers/fake/fake-vendor.ts';
import {STATES} from '../../../../src/spot/ledger/states.ts';
import {subjectLabel} from '../../../../src/spot/ledger/subject.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {ROOT} from '../../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

/** Written by 0.1.0: see the README beside it. */
const OLD = join(ROOT, 'test/fixtures/ledgers/0.1.0');

/** A copy of the ledger alone. */
function oldLedger(): string {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  for (const name of ['', '.head']) copyFileSync(join(OLD, `home/ledger.sqlite${name}`), `${file}${name}`);
  return file;
}

const rowsOf = (file: string, sql: string): Record<string, unknown>[] => {
  const database = new DatabaseSync(file);
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
};

const EVENTS = 'SELECT sequence, entry, hash FROM events ORDER BY sequence';

test('a ledger of 0.1.0 is opened: jobs have a kind, a subject and an asset, and every event is the same bytes', async () => {
  const file = oldLedger();
  const before = rowsOf(file, EVENTS);
  const ledger = await openLedger(file, Date.now);
  const jobs = ledger.inStates(STATES);
  expect(jobs.map(({plan, state}) => [subjectLabel(plan.subject), plan.kind, state])).toEqual(
    expect.arrayContaining([
      ['tiny/unshot@9:16', 'clip', 'COMMITTED'],
      ['tiny/gate@9:16', 'still', 'COMMITTED'],
      ['tiny/crowd@9:16', 'clip', 'FAILED'],
      ['tiny/street@9:16', 'clip', 'PARKED'],
      ['tiny/lamp@9:16', 'clip', 'SUBMITTED'],
    ]),
  );
  expect(jobs).toHaveLength(6);
  for (const {asset, state, plan} of jobs)
    if (state === 'COMMITTED')
      expect(asset).toEqual({
        kind: plan.kind,
        mediaType: 'video/mp4',
        file: expect.stringMatching(/^[0-9a-f]{64}\.mp4$/),
      });
  expect(jobs.find(({state}) => state === 'PARKED')?.unresolved).toMatchObject({why: 'outcome'});
  expect(ledger.totals()).toEqual({spent: 1_245_000, held: 640_000});
  const unshot = {spot: 'tiny', type: 'shot', id: 'unshot', format: '9:16'} as const;
  expect(ledger.totals({subject: unshot})).toEqual({spent: 945_000, held: 0});
  ledger.close();
  expect(rowsOf(file, EVENTS)).toEqual(before);
});

test('new events go into the same chain, and the ledger opens again with both', async () => {
  const file = oldLedger();
  const first = await openLedger(file, Date.now);
  const count = first.events().length;
  const [open] = first.inStates(['SUBMITTED']);
  if (!open) throw new Error('the fixture has no open job');
  first.write((writer) => writer.move(open, 'RUNNING'));
  first.close();
  const rows = rowsOf(file, EVENTS);
  expect(JSON.parse(String(rows.at(-1)?.entry))).toMatchObject({version: 2, previous: rows.at(-2)?.hash});
  const again = await openLedger(file, Date.now);
  expect(again.events()).toHaveLength(count + 1);
  expect(again.job(open.id)?.state).toBe('RUNNING');
  again.close();
});

test('an old ledger that was changed by hand is refused, and left as it is', async () => {
  const file = oldLedger();
  const database = new DatabaseSync(file);
  database.exec("UPDATE jobs SET record = json_set(record, '$.spent', 1) WHERE state = 'COMMITTED'");
  database.close();
  await expect(openLedger(file, Date.now)).rejects.toMatchObject({code: 'ledger-damaged'});
  expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{user_version: 0}]);
});

test('an old ledger that lost its table of jobs is repaired from its events', async () => {
  const file = oldLedger();
  const database = new DatabaseSync(file);
  database.exec('DELETE FROM jobs');
  database.close();
  await expect(openLedger(file, Date.now)).rejects.toMatchObject({code: 'ledger-damaged'});
  expect(await repairLedger(file, Date.now)).toMatchObject({lost: 0, unresolved: []});
  const ledger = await openLedger(file, Date.now);
  expect(ledger.totals()).toEqual({spent: 1_245_000, held: 640_000});
  ledger.close();
});

test('an old ledger is not upgraded while a process buys', async () => {
  const file = oldLedger();
  const owner = await openOwner(ownersOf(file));
  await expect(openLedger(file, Date.now)).rejects.toMatchObject({code: 'ledger-busy'});
  await owner.leave();
  (await openLedger(file, Date.now)).close();
});

test('an event of a newer version is refused as one, not as damage', async () => {
  const file = oldLedger();
  const [tail] = rowsOf(file, 'SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1');
  const entry = JSON.stringify({version: 3, sequence: Number(tail?.sequence) + 1, previous: tail?.hash});
  const database = new DatabaseSync(file);
  database
    .prepare('INSERT INTO events (sequence, entry, hash) VALUES (?, ?, ?)')
    .run(Number(tail?.sequence) + 1, entry, sha256(entry));
  database.close();
  await expect(openLedger(file, Date.now)).rejects.toMatchObject({code: 'ledger-newer'});
});

let workspace: Workspace | undefined;
afterEach(() => workspace?.remove());

/** A workspace as 0.1.0 left it. */
async function oldWorkspace(): Promise<Workspace> {
  const made = await makeWorkspace();
  workspace = made;
  cpSync(join(OLD, 'home'), made.path('.tenspot'), {recursive: true});
  for (const name of ['shots', 'variants', 'edit', 'takes'])
    copyFileSync(join(OLD, `spot/${name}.yaml`), made.path(`compositions/spots/tiny/${name}.yaml`));
  return made;
}

test('what 0.1.0 bought is not bought again: takes are there, its open job is finished, its unresolved one waits', async () => {
  const {root, path} = await oldWorkspace();
  const production = await openSpot(await openWorkspace(await findWorkspace(root)), 'tiny');
  const {tools, store, providers, workspace: place} = production;
  const samples = openSamples(tools, store.draft);
  const fakes = new Map<string, Fake>();
  for (const {id, remote} of providers) {
    if (!remote) continue;
    const memory = ['fal', 'runway', 'openai-stills'].includes(id)
      ? path('.tenspot/vendors', `${id}.json`)
      : undefined;
    fakes.set(id, await openFake(await remote.fake(), {samples, latency: 0, memory}));
  }
  const jobsBefore = [...fakes.values()].flatMap(({jobs}) => jobs).length;
  const policy = {...production.spot.policy, allow: ['fal/*', 'runway/*', 'openai-stills/*']};
  const own = {...production, spot: {...production.spot, policy}};
  const plan = await planSpot(own, {sandbox: true, shots: ['unshot', 'gate', 'street', 'lamp']});
  const outcomes = await purchase(plan, own, {
    providers,
    policy,
    clock: {...systemClock, sleep: () => systemClock.sleep(1)},
    network: openNetwork({sandbox: Object.fromEntries([...fakes].map(([id, {origin}]) => [id, origin]))}),
    maxCost: 20,
    tell: () => undefined,
  });
  expect(plan.usd).toBe(0);
  expect(outcomes.map(({shot, outcome}) => [shot.want.shot.id, outcome.state])).toEqual([
    ['unshot', 'bought'],
    ['gate', 'bought'],
    ['street', 'unresolved'],
    ['lamp', 'bought'],
  ]);
  expect([...fakes.values()].flatMap(({jobs}) => jobs)).toHaveLength(jobsBefore);
  for (const fake of fakes.values()) await fake.close();
  const ledger = await openLedger(ledgerFile(place.vault), Date.now);
  expect(ledger.inStates(STATES)).toHaveLength(6);
  expect(ledger.inStates(['SUBMITTED'])).toEqual([]);
  ledger.close();
});

test('a request of 0.1.0 that is planned again has the key that its ledger has', async () => {
  const ledger = await openLedger(oldLedger(), Date.now);
  for (const {plan} of ledger.inStates(STATES))
    expect(requestKey(ResolvedRequest.parse(plan.request))).toBe(plan.key);
  ledger.close();
});
