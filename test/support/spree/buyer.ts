import {writeFile} from 'node:fs/promises';
import {openStore} from '../../../src/machine/files/store.ts';
import {type Clock, systemClock} from '../../../src/machine/process/clock.ts';
import {openOwner} from '../../../src/machine/process/owner.ts';
import {findTools} from '../../../src/machine/tools/tools.ts';
import {buyAll} from '../../../src/production/shoot/buy/buy.ts';
import type {Order} from '../../../src/production/shoot/buy/order.ts';
import {resume} from '../../../src/production/shoot/buy/own-jobs.ts';
import {openRun} from '../../../src/production/shoot/buy/run.ts';
import {openPurchasedFiles} from '../../../src/production/shoot/buy/vault.ts';
import {ledgerFile, openLedger, ownersOf} from '../../../src/production/shoot/ledger/open.ts';
import type {PurchaseSteps} from '../../../src/providers/contract/contract.ts';
import type {Caps} from '../../../src/spot/ledger/budget.ts';
import {contextOf, operationAt} from '../../production/shoot/requests.ts';

/** What the process is told on its command line, as JSON. */
export type Errand = {
  root: string;
  home: string;
  url: string;
  batch: string;
  orders: Order[];
  caps: Caps;
  /** Begins when something comes in on stdin, so that several begin at once. */
  waits?: boolean;
  /** The moment (milliseconds since 1970) from which time runs, and how many times as fast. */
  since: number;
  speed: number;
};

type Said = {state: string; id: string; charge: number};

/** Time that runs faster for every process, so that ten minutes of grace are a second. */
const hurried = ({since, speed}: Errand): Clock => ({
  ...systemClock,
  now: () => since + (Date.now() - since) * speed,
  sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
});

function providerAt(url: string): PurchaseSteps {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(url + path);
    if (!response.ok) throw new Error(String(response.status));
    return response;
  };
  return {
    id: 'loopback',
    submit: async (request, {clientId}) => {
      const body = JSON.stringify({...request.params, clientId});
      const response = await fetch(`${url}/jobs`, {method: 'POST', body});
      if (response.status === 503)
        throw Object.assign(new Error('full'), {failed: {kind: 'capacity', charged: 'no'}});
      return operationAt('loopback', ((await response.json()) as Said).id, request);
    },
    poll: async (operation) => {
      const said = (await (await get(`/jobs/${operation.id}`)).json()) as Said;
      if (said.state === 'pending') return {state: 'pending'};
      if (said.state === 'done') return {state: 'done', operation, usd: said.charge / 1e6};
      const charged = said.charge > 0 ? 'yes' : 'no';
      return {
        state: 'failed',
        kind: 'internal',
        charged,
        code: '500',
        message: 'it broke',
        usd: said.charge / 1e6,
      };
    },
    reconcile: async (request, {clientId}) => {
      const [job] = (await (await get(`/jobs?clientId=${clientId}`)).json()) as Said[];
      return job ? operationAt('loopback', job.id, request) : 'none';
    },
    collect: async ({operation}, file) => {
      const response = await get(`/clips/${operation.id}`);
      await writeFile(file, Buffer.from(await response.arrayBuffer()));
    },
  };
}

const errand = JSON.parse(process.argv[2] ?? '') as Errand;
const {root, home, url, batch, orders, caps} = errand;
const clock = hurried(errand);
const ledger = await openLedger(ledgerFile(home), clock.now);
const owner = await openOwner(ownersOf(ledgerFile(home)));
const vault = await openPurchasedFiles(home, {
  store: await openStore(home),
  tools: findTools(root),
  now: clock.now,
});
process.stdout.write('at work\n');
if (errand.waits) await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
const providers = [providerAt(url)];
const limits = () => ({concurrency: 16});
const run = openRun({ledger, owner, clock, vault, batch, caps, providers, context: contextOf, limits});
await resume(run);
const outcomes = await buyAll(orders, run);
await owner.leave();
ledger.close();
process.stdout.write(`${JSON.stringify(outcomes.map(({state}) => state))}\n`);
