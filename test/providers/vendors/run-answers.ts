import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {z} from 'zod';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {type Reply, type Serving, serve} from '../../../src/machine/http/serve.ts';
import type {CardFacts} from '../../../src/providers/contract/card.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {ProviderError} from '../../../src/providers/contract/failure.ts';
import type {PurchaseRequest, ResolvedRequest} from '../../../src/providers/contract/request.ts';
import {CANARIES} from '../../../src/providers/suite/secrets.ts';
import {type SuiteSetup, suiteSetup} from '../../../src/providers/suite/test-setup.ts';
import {FAILURE_RULES} from '../../../src/spot/ledger/failure-reactions.ts';
import {mutilated} from '../../support/mutilated.ts';
import {thorough} from '../../support/thorough.ts';

/** The server answers requests to this path with a file of the folder. */
type Served = {path: RegExp; file: string; status?: number; headers?: Record<string, string>};

type Scenario = {
  name: string;
  step: 'submit' | 'poll' | 'reconcile';
  serves: readonly Served[];
  /** What the step gives, or in what it fails. */
  gives: Record<string, unknown>;
};

type Answers = {
  /** The folder with the answers, a JSON file each. */
  folder: string;
  /** The schema of each file. */
  schemas: Record<string, z.ZodType>;
  /** The id of the job in all files, and what else finds it. */
  job: {id: string; vendor?: Record<string, string>};
  scenarios: readonly Scenario[];
  /** Places that mean something else when they are changed, as `file:place`. */
  spared?: RegExp;
  /** When the lost submission of `reconcile` left, and what else it has to say. */
  lost?: {at: string; params: ResolvedRequest['params']};
};

type Outcome = {
  accepted?: string;
  found?: unknown;
  state?: string;
  kind?: string;
  charged?: string;
  code?: string;
};

/** Holds a provider to the answers that its vendor documents, and to what may become of them when they are wrong in one place. */
export function answerTests<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  answers: Answers,
  /** Default: of a provider of shots. */
  setup?: SuiteSetup<Request, Card>,
): void {
  const {folder, schemas, job, scenarios, spared, lost} = answers;
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const stage =
    setup ?? (suiteSetup(provider as unknown as Provider) as unknown as SuiteSetup<Request, Card>);
  const [card] = provider.models as readonly [Card, ...Card[]];
  let served = new Map<RegExp, Reply>();
  let server: Serving;
  beforeAll(async () => {
    const none: Reply = {status: 404, body: {}};
    server = await serve(
      ({method, path}) => [...served].find(([each]) => each.test(`${method} ${path}`))?.[1] ?? none,
    );
  });
  afterAll(() => server.close());

  const outcomeOf = async ({step}: Scenario): Promise<Outcome> => {
    const network = {...openNetwork({sandbox: {[provider.id]: server.origin}}), key: () => CANARIES.key};
    const context = stage.context({network, clientId: job.id});
    const planned = provider.plan(stage.request(card), card);
    try {
      if (step === 'submit') return {accepted: (await provider.submit(planned, context)).id};
      if (step === 'poll')
        return {...(await provider.poll({provider: provider.id, request: planned, ...job}, context))};
      const request = {...planned, params: lost?.params ?? planned.params};
      const sent = {at: lost?.at ?? new Date().toISOString(), clientId: job.id};
      const found = await provider.reconcile?.(request, sent, context);
      if (typeof found === 'object') return {found: 'id' in found ? found.id : 'unlisted'};
      return {found};
    } catch (error) {
      // Anything else that is thrown would end the run.
      if (!(error instanceof ProviderError)) throw error;
      return {...error.failed, state: 'thrown'};
    }
  };
  const run = (scenario: Scenario, changed?: {file: string; body: unknown}): Promise<Outcome> => {
    served = new Map(
      scenario.serves.map(({path, file, status = 200, headers = {}}) => {
        const body = JSON.stringify(changed?.file === file ? changed.body : read(file));
        return [path, {status, body, headers: {'content-type': 'application/json', ...headers}}];
      }),
    );
    return outcomeOf(scenario);
  };

  describe(`answers of ${provider.id}`, () => {
    test('there is a schema for each, and each is as its schema says', () => {
      expect(Object.keys(schemas).sort()).toEqual(readdirSync(folder).sort());
      for (const [file, schema] of Object.entries(schemas))
        expect(schema.safeParse(read(file)).error?.issues, file).toBeUndefined();
    });

    test.each(scenarios.map((each) => [each.name, each] as const))('%s', async (_, scenario) => {
      expect(await run(scenario)).toMatchObject(scenario.gives);
    });

    test.each(scenarios.map((each) => [each.name, each] as const))(
      '%s: one thing wrong in an answer never makes it a documentedRefusal, another job or a failed job',
      async (_, scenario) => {
        const whole = await run(scenario);
        const changed = fc.oneof(
          ...scenario.serves.map(({file}) =>
            mutilated(read(file), (place) => spared?.test(`${file}:${place}`) ?? false).map((body) => ({
              file,
              body,
            })),
          ),
        );
        await fc.assert(
          fc.asyncProperty(changed, async (change) => {
            checkOutcome(scenario, whole, await run(scenario, change));
          }),
          {numRuns: thorough ? 80 : 20},
        );
      },
    );
  });
}

function checkOutcome({step, serves}: Scenario, whole: Outcome, got: Outcome): void {
  if (step === 'submit') {
    if (got.state !== 'thrown') expect(got).toEqual(whole);
    // A refusal stays one only while its body is what the vendor documents.
    else if (serves.every(({status = 200}) => status < 300))
      expect(FAILURE_RULES[got.kind as keyof typeof FAILURE_RULES].refused).toBe('reconcile');
    return;
  }
  if (got.state === 'thrown') expect(got).toMatchObject({kind: 'internal', charged: 'no'});
  else if (step === 'reconcile') expect([whole.found, 'unsure', 'unlisted']).toContain(got.found);
  else if (got.state === 'failed') {
    expect(whole.state).toBe('failed');
    expect([whole.charged, 'unknown']).toContain(got.charged);
  } else expect(['pending', 'done']).toContain(got.state);
}
