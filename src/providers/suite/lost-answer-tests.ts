import {expect, test} from 'vitest';
import type {CardFacts} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {PurchaseRequest} from '../contract/request.ts';
import type {SuiteSetup} from './test-setup.ts';

const ANSWERS = ['none', 'unlisted', 'unsure'];

/** The job of a lost submission is found by its mark, or not at all. */
export function lostAnswerTests<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  stage: SuiteSetup<Request, Card>,
): void {
  const [first] = provider.models;
  if (!first) throw new Error(`${provider.id} has no models`);

  test('a lost answer is looked up, and never guessed', async () => {
    const context = stage.context();
    const planned = provider.plan(stage.request(first), first);
    const sent = {at: new Date(Date.now() - 1000).toISOString(), clientId: context.clientId ?? ''};
    const jobFor = async (asked: typeof sent, request = planned) => {
      const found = await provider.reconcile?.(request, asked, context);
      return typeof found === 'object' && 'id' in found ? found.id : found;
    };
    stage.fake.failNext('unknown-outcome');
    await expect(provider.submit(planned, context)).rejects.toThrow();
    const lost = stage.fake.jobs.at(-1)?.id;
    const found = await jobFor(sent);
    // Only a job with the mark of this submission is its job: the same words prove nothing.
    if (typeof found === 'string' && !ANSWERS.includes(found)) expect(found).toBe(lost);
    const other = await jobFor({...sent, clientId: crypto.randomUUID()});
    expect(other).not.toBe(lost);
    if (!provider.ownIds) expect([found, other]).not.toContain('none');
  });
}
