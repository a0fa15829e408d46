import {expect, onTestFinished, test} from 'vitest';
import {openNetwork} from '../../machine/http/network.ts';
import {serve} from '../../machine/http/serve.ts';
import {FAILURE_RULES} from '../../spot/ledger/failure-reactions.ts';
import type {CardFacts} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {ProviderError} from '../contract/failure.ts';
import type {PurchaseRequest} from '../contract/request.ts';
import {CANARIES} from './secrets.ts';
import type {SuiteSetup} from './test-setup.ts';
import type {Wire} from './wire-format.ts';

/** A job in this state, and no other field of what the vendor documents. */
const inState = (status: string): string =>
  JSON.stringify({id: 'odd', request_id: 'odd', prompt_id: 'odd', name: 'odd', status});

const ODD = [
  ...['{}', 'null', '[]', '"no"', '<p>Hi', '', '{"id": 7, "request_id": {}, "prompt_id": {}}'],
  // A state that a newer version of the API has, and success without a result.
  ...['hibernating', 'succeeded', 'SUCCEEDED', 'completed', 'COMPLETED'].map(inState),
];

/** Answers of a gateway, of a captive portal or of a newer API. A provider must not read into them what they do not say. */
export function oddAnswerTests<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  stage: SuiteSetup<Request, Card>,
  wire: Wire,
): void {
  const [first] = provider.models;
  if (!first) throw new Error(`${provider.id} has no models`);
  test.each(ODD)('an answer of %s ends no job, and leaves open whether one was accepted', async (body) => {
    const away = await serve(() => ({status: 200, headers: {'content-type': 'application/json'}, body}));
    onTestFinished(() => away.close());
    const context = stage.context();
    const planned = provider.plan(stage.request(first), first);
    const operation = await provider.submit(planned, context);
    const network = {...openNetwork({sandbox: {[provider.id]: away.origin}}), key: () => CANARIES.key};
    const lost = stage.context({network});
    const created = await provider.submit(planned, lost).catch(({failed}: ProviderError) => failed);
    if ('kind' in created) expect(FAILURE_RULES[created.kind].refused).toBe('reconcile');
    // A provider outside this package may be reached through a package that accepts other answers.
    else if (!wire.module) expect([created.id, body.includes('"odd"')]).toEqual(['odd', true]);
    if (wire.looks === false) return;
    const seen = await provider.poll(operation, lost).catch(({failed}: ProviderError) => failed);
    if (seen.state === 'failed') expect(seen).toMatchObject({charged: 'no', code: 'answer'});
    else expect(seen.state).toBe('pending');
    const sent = {at: new Date().toISOString(), clientId: 'ours'};
    const found = await provider.reconcile?.(planned, sent, lost).catch(() => 'unsure' as const);
    expect([undefined, 'unsure', 'unlisted', {similar: []}]).toContainEqual(found);
  });
}
