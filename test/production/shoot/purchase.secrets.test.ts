import {afterAll, beforeAll, expect, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {openSamples} from '../../../src/machine/media/sample-clips.ts';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchase, type TakePurchase} from '../../../src/production/shoot/purchase.ts';
import {costsOf} from '../../../src/production/takes/costs.ts';
import {listTakes} from '../../../src/production/takes/list-takes.ts';
import {writePage} from '../../../src/production/takes/page/write-page.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {providersMaking, SHOT_KINDS} from '../../../src/providers/contract/kinds.ts';
import {
  type Fake,
  type FakeFault,
  type FakeVendor,
  openFake,
} from '../../../src/providers/fake/fake-vendor.ts';
import {providers} from '../../../src/providers/providers.generated.ts';
import {foundIn} from '../../support/found-in.ts';
import {openStage, type Stage} from '../takes/setup.ts';

const KEY = 'canary-key-5f3b9c0d';
const SIGNATURE = 'canary-signature-77aa1';
const SHOTS = 'compositions/spots/tiny/shots.yaml';
const KEYED = providersMaking(SHOT_KINDS, Object.values(providers)).filter(({remote}) => remote?.key);

/** A vendor that says in each of its errors with what key it was asked. */
const telltale = (vendor: FakeVendor, fault: () => FakeFault | undefined): FakeVendor => ({
  ...vendor,
  answer: async (asked, world) => {
    const reply = await vendor.answer(asked, {...world, fault});
    if (reply === 'cut' || reply.status < 400) return reply;
    const message = `Incorrect credential provided: ${JSON.stringify(asked.headers)}, see https://x.example/?key=${KEY}`;
    return {...reply, body: withWords(reply.body, message) as typeof reply.body};
  },
});

/** Adds words to every text for people in a body, which keeps the shape that its vendor documents. */
function withWords(body: unknown, words: string): unknown {
  if (Array.isArray(body)) return body.map((each) => withWords(each, words));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' && /^(message|msg|detail|error)$/.test(name)
        ? `${value} ${words}`
        : withWords(value, words),
    ]),
  );
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  stage.workspace.edit(SHOTS, 'shots:\n', "policy: {allow: ['no-such-provider/*'], takes: 1}\nshots:\n");
});
afterAll(() => stage?.workspace.remove());

/** One run at one vendor, with the real key. */
async function shoot(
  {id}: Provider,
  fake: Fake,
  takes: number,
): Promise<{bought: TakePurchase[]; told: string[]}> {
  stage.workspace.write(SHOTS, stage.workspace.read(SHOTS).replace(/allow: \['.*?'\]/, `allow: ['${id}/*']`));
  const production = await stage.production();
  const told: string[] = [];
  let slept = 0;
  const bought = await purchase(await planSpot(production, {sandbox: true, takes}), production, {
    network: {...openNetwork({sandbox: {[id]: fake.origin}}), key: () => KEY},
    providers: KEYED,
    policy: production.spot.policy,
    maxCost: 50,
    clock: {
      ...systemClock,
      now: () => systemClock.now() + slept,
      sleep: async (ms) => {
        slept += ms;
      },
    },
    tell: (job) => told.push(JSON.stringify(job)),
  });
  return {bought, told};
}

test('neither a key nor a signature is in anything that shooting leaves or says, whatever the vendors answer', async () => {
  const said: string[] = [];
  const {tools, store} = await stage.production();
  const samples = openSamples(tools, store.draft);
  for (const [at, provider] of KEYED.entries()) {
    let fault: FakeFault | undefined;
    const vendor = telltale((await provider.remote?.fake()) as FakeVendor, () => fault);
    const fake = await openFake(vendor, {samples, signature: SIGNATURE});
    for (fault of ['balance', 'invalid', undefined] as const) {
      const {bought, told} = await shoot(provider, fake, at + 1);
      const last = bought.at(-1)?.outcome;
      expect(last?.state).toBe(fault === 'balance' ? 'stopped' : fault ? 'failed' : 'bought');
      said.push(JSON.stringify(bought), ...told);
    }
    expect(JSON.stringify(fake.requests)).toContain(KEY);
    await fake.close();
  }
  const production = await stage.production();
  const takes = await stage.takes();
  const shots = await listTakes(production, takes);
  const costs = costsOf(production, takes);
  await writePage(shots, costs, 'Tiny', production, new AbortController().signal);
  said.push(JSON.stringify([shots, costs]));
  expect(said.join('\n')).toContain('Incorrect credential provided');
  for (const secret of [KEY, SIGNATURE]) expect(said.join('\n')).not.toContain(secret);
  expect(foundIn(stage.workspace.root, ['Incorrect credential provided'])).toEqual([
    expect.stringContaining('ledger.sqlite'),
  ]);
  expect(foundIn(stage.workspace.root, [KEY, SIGNATURE])).toEqual([]);
});
