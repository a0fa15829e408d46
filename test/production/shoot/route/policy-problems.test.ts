import {expect, test} from 'vitest';
import {policyProblems} from '../../../../src/production/shoot/route/policy-problems.ts';
import {providersMaking, SHOT_KINDS} from '../../../../src/providers/contract/kinds.ts';
import {providers} from '../../../../src/providers/providers.generated.ts';
import {RoutingPolicy} from '../../../../src/spot/routing/policy.ts';

const all = providersMaking(SHOT_KINDS, Object.values(providers));
const problems = (policy: object) =>
  policyProblems({policy: RoutingPolicy.parse(policy), shotsAt: () => ({file: 'shots.yaml', line: 1})}, all);

test('names of models and of providers with their models are known', () => {
  for (const {id, models} of all) {
    const named = models.filter(({generation}) => generation !== undefined);
    if (named.length === 0) continue;
    const entries = [`${id}/*`, ...named.flatMap((card) => [card.id, `${id}/${card.id}`])];
    expect(problems({allow: entries, refuse: entries})).toEqual([]);
  }
});

test.each([
  [{refuse: ['foo']}, 'policy.refuse.0', 'Name one of the providers'],
  [{refuse: ['gen4-6']}, 'policy.refuse.0', 'Did you mean "gen4-5"?'],
  [{allow: ['gen4-5', 'runwai/*']}, 'policy.allow.1', 'Did you mean "runway/*"?'],
  [{refuse: ['*']}, 'policy.refuse.0', 'Name one of the providers'],
  [{refuse: ['runway']}, 'policy.refuse.0', ''],
  // It makes placeholders, and no takes that are bought.
  [{refuse: ['previz/*']}, 'policy.refuse.0', ''],
])('%j names a model that does not exist', (policy, field, fix) => {
  expect(problems(policy)).toMatchObject([
    {code: 'policy-unknown', where: {line: 1, field}, fix: expect.stringContaining(fix)},
  ]);
});
