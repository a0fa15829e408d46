import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {openNetwork} from '../../machine/http/network.ts';
import {checkAsset, extensionOf} from '../../machine/media/check-asset.ts';
import {run} from '../../machine/process/child.ts';
import type {CardFacts} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import {ProviderError} from '../contract/failure.ts';
import {type PurchaseRequest, requestKey} from '../contract/request.ts';
import type {FakeFault} from '../fake/fake-vendor.ts';
import {lostAnswerTests} from './lost-answer-tests.ts';
import {oddAnswerTests} from './odd-answers.ts';
import {refusalTests} from './refusal-tests.ts';
import {CANARIES, everythingIn} from './secrets.ts';
import {type SuiteOutcome, type SuiteSetup, suiteOutcome, tools, untilEnd} from './test-setup.ts';
import {leavesOf, type Wire} from './wire-format.ts';

/** The program of the other process: a `.js` in the package, a `.ts` in a checkout. */
const ELSEWHERE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './other-process.ts' : './other-process.js', import.meta.url),
);

/** The step that each fault is seen in, and its kind: the same for every vendor. */
const SEEN: Record<FakeFault, {step: SuiteOutcome['step'] | 'submit or poll'; kind?: string}> = {
  'moderated-input': {step: 'submit or poll', kind: 'moderated-input'},
  'moderated-output': {step: 'submit or poll', kind: 'moderated-output'},
  rate: {step: 'submit', kind: 'rate'},
  balance: {step: 'submit', kind: 'balance'},
  invalid: {step: 'submit', kind: 'invalid'},
  capacity: {step: 'submit', kind: 'capacity'},
  internal: {step: 'submit or poll', kind: 'internal'},
  'expired-asset': {step: 'collect', kind: 'expired-asset'},
  timeout: {step: 'poll', kind: 'timeout'},
  'unknown-outcome': {step: 'submit', kind: 'unknown-outcome'},
  'stale-url': {step: 'done'},
  'busy-after-acceptance': {step: 'submit', kind: 'unknown-outcome'},
};

/** What the tests of a provider need beside the provider. */
export type ContractSample = {
  /** The faults that its fake can report. */
  faults: readonly FakeFault[];
  /** How the vendor's requests are read. */
  wire: Wire;
};

/**
 * The steps that every provider over the network has, whatever kind of asset it makes: each fault, another process, lost
 * answers, odd answers, cancelling, keys. The provider is real; its vendor is its fake, on loopback.
 */
export function stepsContract<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  stage: SuiteSetup<Request, Card>,
  {faults, wire}: ContractSample,
): void {
  const [first] = provider.models;
  if (!first) throw new Error(`${provider.id} has no models`);
  const creates = () =>
    stage.fake.requests.filter(({method, path}) => method === 'POST' && !wire.isNoCreate?.(path));

  describe(`${provider.id}, step by step`, () => {
    oddAnswerTests(provider, stage, wire);
    refusalTests(provider, stage, faults);
    lostAnswerTests(provider, stage);

    test.each(provider.models.map((card) => [card.id, card] as const))(
      '%s plans without doing anything, the same every time, and another take has another key',
      (_, card) => {
        const planned = provider.plan(stage.request(card), card);
        expect(provider.plan(stage.request(card), card)).toEqual(planned);
        const next = provider.plan({...stage.request(card), take: 2}, card);
        expect(requestKey(next)).not.toBe(requestKey(planned));
      },
    );

    test('has cards that say what they make, when that was true, and where it was read', () => {
      for (const {makes, asOf, source} of provider.models) {
        expect(makes.length).toBeGreaterThan(0);
        expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(source).not.toBe('');
      }
    });

    test('the fake is sent what was planned, once', async () => {
      const planned = provider.plan(stage.request(first), first);
      const before = creates().length;
      await provider.submit(planned, stage.context());
      expect(creates()).toHaveLength(before + 1);
      const sent = wire.leaves ? wire.leaves(creates().at(-1)) : leavesOf(creates().at(-1)?.body);
      const values = sent.map(([, value]) => value);
      for (const [name, value] of Object.entries(planned.params))
        if (!wire.local?.includes(name)) expect(values, name).toContainEqual(value);
    });

    test('gives a whole asset, and charges no more than was estimated', async () => {
      const before = stage.fake.charged();
      const context = stage.context();
      const planned = provider.plan(stage.request(first), first);
      const operation = await provider.submit(planned, context);
      const done = await untilEnd(provider, operation, context);
      stage.heard.push(operation, done);
      if (done.state !== 'done') throw new Error(done.message);
      const file = join(stage.folder, `whole.${extensionOf(first.mediaType)}`);
      await provider.collect(done, file, context);
      await checkAsset(tools, file, first.mediaType);
      const {usd, asOf, basis} = provider.estimate(planned);
      expect(stage.fake.charged() - before).toBeLessThanOrEqual(usd + 1e-9);
      if (done.usd !== undefined) expect(done.usd).toBeCloseTo(stage.fake.charged() - before, 6);
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(basis).not.toBe('');
    });

    test('another process goes on with the operation', async () => {
      const operation = await provider.submit(provider.plan(stage.request(first), first), stage.context());
      const before = creates().length;
      const {stdout} = await run(process.execPath, [
        ...(ELSEWHERE.endsWith('.ts') ? ['--conditions=tenspot-source'] : []),
        ELSEWHERE,
        JSON.stringify({operation, origin: stage.fake.origin, home: stage.folder, module: wire.module}),
      ]);
      expect(JSON.parse(stdout.toString())).toMatchObject({state: 'done', operation: {id: operation.id}});
      expect(creates()).toHaveLength(before);
    });

    test.each(faults)(
      '%s is reported as what it is, with its charge, after one submission',
      async (fault) => {
        const before = {creates: creates().length, charged: stage.fake.charged()};
        stage.fake.failNext(fault);
        const outcome = await suiteOutcome(provider, stage, first);
        expect(creates()).toHaveLength(before.creates + 1);
        const {step, kind} = SEEN[fault];
        expect(step.split(' or ')).toContain(outcome.step);
        if (outcome.step === 'done') return;
        const {failed} = outcome;
        expect(failed.kind).toBe(kind);
        expect(failed.message).not.toBe('');
        const charged = stage.fake.charged() - before.charged;
        if (failed.charged === 'no') expect(charged).toBe(0);
        if (failed.charged === 'yes' && provider.estimate(provider.plan(stage.request(first), first)).usd > 0)
          expect(charged).toBeGreaterThan(0);
        if (fault === 'rate') expect(failed.retryAfter).toBe(7);
      },
    );

    test('whatever faults come in whatever order, each job is accounted for, or reported as unknown', async () => {
      const order = fc.array(fc.constantFrom(undefined, ...faults), {minLength: 1, maxLength: 8});
      await fc.assert(
        fc.asyncProperty(order, async (sequence) => {
          const before = {jobs: stage.fake.jobs.length, creates: creates().length};
          stage.fake.failNext(...sequence);
          const ids: string[] = [];
          let unknown = 0;
          for (const _ of sequence) {
            await provider.submit(provider.plan(stage.request(first), first), stage.context()).then(
              ({id}) => ids.push(id),
              (error: ProviderError) => {
                if (error.failed.kind === 'unknown-outcome') unknown++;
                else expect(error.failed.charged).toBe('no');
              },
            );
          }
          const jobs = stage.fake.jobs.slice(before.jobs);
          expect(creates()).toHaveLength(before.creates + sequence.length);
          expect(jobs).toHaveLength(ids.length + unknown);
          if (wire.looks !== false) for (const id of ids) expect(jobs.map((job) => job.id)).toContain(id);
        }),
        {numRuns: 12},
      );
    });

    test.runIf(provider.cancel)('a job can be cancelled, and one that is done is left alone', async () => {
      const context = stage.context();
      const planned = provider.plan(stage.request(first), first);
      const before = stage.fake.charged();
      const unwanted = await provider.submit(planned, context);
      await provider.cancel?.(unwanted, context);
      expect(stage.fake.jobs.at(-1)?.cancelled).toBe(true);
      expect(stage.fake.charged()).toBe(before);
      expect(await untilEnd(provider, unwanted, context)).toMatchObject({state: 'failed', kind: 'internal'});
      const operation = await provider.submit(planned, stage.context());
      const done = await untilEnd(provider, operation, context);
      // A vendor may say that it is too late.
      await provider.cancel?.(operation, context).catch(() => undefined);
      expect(stage.fake.jobs.at(-1)?.cancelled).toBe(false);
      if (done.state !== 'done') throw new Error(done.message);
      await provider.collect(done, join(stage.folder, 'kept.mp4'), context);
    });

    test('a poll that fails says so, and the job goes on', async () => {
      const context = stage.context();
      const operation = await provider.submit(provider.plan(stage.request(first), first), context);
      const away = {...openNetwork({sandbox: {}}), key: () => CANARIES.key};
      const before = creates().length;
      if (wire.looks !== false) {
        const look = provider.poll(operation, stage.context({network: away}));
        await expect(look).rejects.toMatchObject({failed: {kind: 'timeout', charged: 'no'}});
      }
      expect((await untilEnd(provider, operation, context)).state).toBe('done');
      expect(creates()).toHaveLength(before);
    });

    test('a vendor that cannot be reached has accepted nothing, and a key that is missing is named', async () => {
      const planned = provider.plan(stage.request(first), first);
      const away = stage.context({network: openNetwork({sandbox: {}})});
      await expect(provider.submit(planned, away)).rejects.toMatchObject({
        failed: {kind: 'capacity', charged: 'no'},
      });
      const name = provider.remote?.key;
      if (!name) return;
      const keyless = stage.context({network: openNetwork({env: {}})});
      await expect(provider.submit(planned, keyless)).rejects.toThrow(name);
      await expect(provider.submit(planned, keyless)).rejects.toMatchObject({
        failed: {kind: 'balance', charged: 'no'},
      });
    });

    test('keys and signatures are in nothing that is thrown, answered or kept', async () => {
      for (const fault of ['invalid', 'expired-asset'] as const) {
        stage.fake.failNext(fault);
        await suiteOutcome(provider, stage, first);
      }
      await expect(
        provider.submit(
          provider.plan(stage.request(first), first),
          stage.context({network: openNetwork({env: {}})}),
        ),
      ).rejects.toBeInstanceOf(provider.remote?.key ? ProviderError : Error);
      const everything = stage.heard.map((each) => everythingIn(each)).join('\n');
      expect(everything).toContain(first.id);
      for (const canary of Object.values(CANARIES)) expect(everything).not.toContain(canary);
    });
  });
}
