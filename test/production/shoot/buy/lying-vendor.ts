import {onTestFinished} from 'vitest';
import {openStore, type Store} from '../../../../src/machine/files/store.ts';
import {openNetwork} from '../../../../src/machine/http/network.ts';
import {type Asked, type Reply, serve} from '../../../../src/machine/http/serve.ts';
import {openSamples, type Samples} from '../../../../src/machine/media/sample-clips.ts';
import {type Clock, systemClock} from '../../../../src/machine/process/clock.ts';
import {buyAll} from '../../../../src/production/shoot/buy/buy.ts';
import type {Order, OrderOutcome} from '../../../../src/production/shoot/buy/order.ts';
import {resume} from '../../../../src/production/shoot/buy/own-jobs.ts';
import {openRun} from '../../../../src/production/shoot/buy/run.ts';
import {openPurchasedFiles} from '../../../../src/production/shoot/buy/vault.ts';
import type {Ledger} from '../../../../src/production/shoot/ledger/ledger.ts';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import type {Provider} from '../../../../src/providers/contract/contract.ts';
import {requestKey} from '../../../../src/providers/contract/request.ts';
import {shot} from '../../../../src/providers/suite/test-setup.ts';
import {toMicro} from '../../../../src/spot/ledger/money.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {tools} from '../../../support/tools.ts';
import {subjectOf} from '../requests.ts';

/** A job that the vendor accepted, and charges. */
export type Charged = {id: string; at: number; body: Record<string, unknown>; looks: number};

/** What a vendor answers; `accept` puts a job on its bill. */
export type Lying = (
  asked: {method: string; path: string; body: Record<string, unknown>},
  vendor: {
    bill: Charged[];
    accept: (id?: string) => Charged;
    /** The buyer's time, in milliseconds. */
    now: () => number;
    /** The URL of a clip. */
    clip: string;
  },
) => Reply;

export type LyingStage = {
  bill: Charged[];
  ledger: Ledger;
  /** Milliseconds that the buyer waited so far. */
  waited: () => number;
  /** Buys takes of one text in a run of its own: first it goes on with what an earlier run left. */
  buy: (batch: string, takes: number, maxCost?: number) => Promise<OrderOutcome[]>;
};

let sample: ReturnType<Samples['clip']> | undefined;

/** A clip of one second, which is made once for all stages. */
const sampleClip = (draft: Store['draft']): ReturnType<Samples['clip']> => {
  sample ??= openSamples(tools, draft).clip({seconds: 1, width: 90, height: 160});
  return sample;
};

/** The real buyer and a real provider, in front of a vendor on loopback that keeps its own books. Waits cost no time. */
export async function openLyingVendor(
  provider: Provider,
  answer: Lying,
  modelId?: string,
): Promise<LyingStage> {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const clip = await sampleClip(store.draft);
  const bill: Charged[] = [];
  let waited = 0;
  const clock: Clock = {
    ...systemClock,
    now: () => Date.now() + waited,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waited += ms;
      await systemClock.sleep(1);
    },
  };
  let origin = '';
  const server = await serve((asked: Asked) => {
    if (asked.path.startsWith('/clips/'))
      return {status: 200, headers: {'content-type': 'video/mp4'}, body: clip};
    const text = Buffer.from(asked.body).toString();
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    const accept = (id = crypto.randomUUID() as string): Charged => {
      const job = {id, at: clock.now(), body, looks: 0};
      bill.push(job);
      return job;
    };
    return answer(
      {method: asked.method, path: asked.path, body},
      {bill, accept, now: clock.now, clip: `${origin}/clips/a.mp4`},
    );
  });
  origin = server.origin;
  onTestFinished(() => server.close());
  const network = openNetwork({sandbox: {[provider.id]: origin}});
  const card = provider.models.find(({id}) => modelId === undefined || id === modelId);
  if (!card) throw new Error('no such model');
  const ledger = await openLedger(ledgerFile(folder), clock.now);
  onTestFinished(() => ledger.close());
  const vault = await openPurchasedFiles(folder, {store, tools, now: clock.now});

  const orderOf = (take: number): Order => {
    const move = {kind: 'static' as const, amount: 0, ease: 'linear' as const};
    const size = {width: 720, height: 1280};
    const request = provider.plan(
      {kind: 'clip', shot, fps: 25, seconds: 1, move, size, photo: null, clip: null, take},
      card,
    );
    const worst = toMicro(provider.estimate(request).usd) ?? 0;
    const candidate = {
      provider: provider.id,
      key: requestKey(request),
      request,
      mediaType: card.mediaType,
      worst,
    };
    return {id: `take ${take}`, kind: 'clip', subject: subjectOf('hook'), candidates: [candidate]};
  };

  return {
    bill,
    ledger,
    waited: () => waited,
    buy: async (batch, takes, maxCost = Infinity) => {
      const run = openRun({
        ledger,
        clock,
        vault,
        owner: {id: batch, alive: async () => false},
        providers: [provider],
        context: (about) => ({tools, input: () => '', draft: store.draft, store, network, ...about}),
        limits: () => ({concurrency: 1}),
        batch,
        caps: Number.isFinite(maxCost) ? {batch: toMicro(maxCost) ?? 0} : {},
      });
      await resume(run);
      return buyAll(
        Array.from({length: takes}, (_, index) => orderOf(index + 1)),
        run,
      );
    },
  };
}

export const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: {'content-type': 'application/json', ...headers},
  body: JSON.stringify(body),
});
