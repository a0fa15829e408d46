import {expect, onTestFinished, test} from 'vitest';
import {openNetwork} from '../../machine/http/network.ts';
import {type Reply, serve} from '../../machine/http/serve.ts';
import type {CardFacts} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {Failed, ProviderError} from '../contract/failure.ts';
import type {PurchaseRequest} from '../contract/request.ts';
import type {FakeFault} from '../fake/fake-vendor.ts';
import {CANARIES} from './secrets.ts';
import type {SuiteSetup} from './test-setup.ts';

/** Statuses that a gateway or a vendor may answer with. */
const STATUSES = [400, 401, 402, 403, 404, 405, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529];

/** Bodies of gateways, and of no vendor. */
const FOREIGN = [
  '',
  '<html><body><h1>Service Temporarily Unavailable</h1></body></html>',
  '{}',
  'null',
  '"busy"',
  '{"fault": {"faultstring": "Policy violation"}}',
  '{"code": 1020, "reason": "denied"}',
];

/** Faults that a submission is refused with, in the vendor's own words. */
const REFUSED: readonly FakeFault[] = ['rate', 'balance', 'invalid', 'moderated-input'];

/**
 * A submission that left may have been accepted until the vendor says in its own documented words that it was not. A status, a page
 * of a gateway or an unknown body do not say so, and no 5xx does, whatever its body.
 */
export function refusalTests<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  stage: SuiteSetup<Request, Card>,
  faults: readonly FakeFault[],
): void {
  const [first] = provider.models;
  if (!first) throw new Error(`${provider.id} has no models`);

  /** What becomes of a submission that is answered so. */
  const answeredWith = async (reply: Reply): Promise<Failed> => {
    const gateway = await serve(() => reply);
    onTestFinished(() => gateway.close());
    const network = {...openNetwork({sandbox: {[provider.id]: gateway.origin}}), key: () => CANARIES.key};
    const planned = provider.plan(stage.request(first), first);
    return provider.submit(planned, stage.context({network})).then(
      ({id}) => {
        throw new Error(`accepted as ${id}`);
      },
      (error: ProviderError) => error.failed,
    );
  };
  const open = {kind: 'unknown-outcome', charged: 'unknown'};

  test.each(STATUSES)(
    '%i from anything but the vendor leaves open whether it was accepted',
    async (status) => {
      for (const body of FOREIGN) expect(await answeredWith({status, body}), body).toMatchObject(open);
    },
  );

  test.each(REFUSED.filter((fault) => faults.includes(fault)))(
    'a refusal as %s is proof only with its own status and its whole body',
    async (fault) => {
      const from = await openTap(stage);
      stage.fake.failNext(fault);
      const planned = provider.plan(stage.request(first), first);
      const network = {...openNetwork({sandbox: {[provider.id]: from.origin}}), key: () => CANARIES.key};
      const refused = await provider.submit(planned, stage.context({network})).catch(() => undefined);
      const reply = from.last();
      // A vendor may accept a job first and refuse it later.
      if (refused || !reply || typeof reply !== 'object') return;
      expect(await answeredWith(reply)).toMatchObject({kind: fault, charged: 'no'});
      for (const status of [500, 502, 503, 504])
        expect(await answeredWith({...reply, status}), String(status)).toMatchObject(open);
      expect(await answeredWith({...reply, body: ''})).toMatchObject(open);
    },
  );
}

/** A server that passes requests on to the fake, and keeps the last answer. */
async function openTap<Request extends PurchaseRequest, Card extends CardFacts>({
  fake,
}: SuiteSetup<Request, Card>): Promise<{origin: string; last: () => Reply | undefined}> {
  let last: Reply | undefined;
  const server = await serve(async ({method, path, headers, body}) => {
    const {host: _, connection: __, 'content-length': ___, ...passed} = headers;
    const sent = method === 'GET' ? {} : {body: Buffer.from(body)};
    const answer = await fetch(fake.origin + path, {
      method,
      headers: passed as Record<string, string>,
      ...sent,
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    last = {status: answer.status, headers: {'content-type': type}, body: await answer.text()};
    return last;
  });
  onTestFinished(() => server.close());
  return {origin: server.origin, last: () => last};
}
