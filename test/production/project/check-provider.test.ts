import {describe, expect, test} from 'vitest';
import {providerProblems} from '../../../src/production/project/check-provider.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {provider as madeUp} from '../../providers/adapter/from-ai-sdk/made-up-model.ts';

describe('what is wrong with a provider is said of the field', () => {
  const [card] = madeUp.models as [ModelCard & Required<Pick<ModelCard, 'generation'>>];
  const {generation} = card;
  const withCards = (...models: object[]): Provider => ({...madeUp, models: models as ModelCard[]});
  const withGeneration = (more: object) => withCards({...card, generation: {...generation, ...more}});
  const problemsOf = (provider: Provider, others: readonly Provider[] = []) =>
    providerProblems(provider, 'made-up', others, 'provider.ts');

  test('nothing, of one that is right', () => expect(problemsOf(madeUp)).toEqual([]));

  test.each<[string, Provider, object]>([
    ['models', withCards(), {got: '[]'}],
    ['models.0.asOf', withCards({...card, asOf: 'last week'}), {expected: 'a day: 2026-11-22'}],
    ['models.0.retiredat', withCards({...card, retiredat: null}), {fix: 'Did you mean "retiredAt"?'}],
    ['models.0.strengths.scene', withCards({...card, strengths: {scene: 7}}), {expected: 'at most 1'}],
    [
      'models.0.generation',
      withCards({...card, generation: undefined}),
      {what: 'is missing (model "made-up-1" of provider "made-up")'},
    ],
    ['models.0.generation.price', withGeneration({price: undefined}), {got: 'nothing'}],
    ['models.0.generation.price.usd', withGeneration({price: {per: 'take', usd: Number.NaN}}), {}],
    ['models.0.generation.price.usd', withGeneration({price: {per: 'second', usd: {}}}), {}],
    [
      'models.0.generation.price.usd',
      withGeneration({price: {per: 'take', usd: -1}}),
      {expected: 'at least 0'},
    ],
    ['models.0.generation.seconds', withGeneration({seconds: [5, 4]}), {expected: 'lengths that ascend'}],
    ['models.0.generation.shapes', withGeneration({shapes: []}), {expected: 'at least 1 entries'}],
    [
      'models.0.generation.shapes.0',
      withGeneration({shapes: [{ratio: '9:16', width: 720, height: 720}]}),
      {},
    ],
    [
      'models.0.generation.hosts.0',
      withGeneration({hosts: ['https://cdn.example']}),
      {got: '"https://cdn.example"'},
    ],
    ['models.0.generation.routes.photo', withGeneration({routes: {words: 'one'}}), {got: 'nothing'}],
    [
      'models.0.generation.routes.clip',
      withGeneration({routes: {...generation.routes, clip: 'x'}}),
      {got: '"x"'},
    ],
    ['remote.key', {...madeUp, remote: {...madeUp.remote, key: 'sk-secret'} as never}, {}],
    ['submit', {...madeUp, submit: undefined as never}, {expected: 'a function'}],
  ])('%s', (field, provider, problem) => {
    expect(problemsOf(provider)).toMatchObject([{where: {file: 'provider.ts', field}, ...problem}]);
  });

  test('two models of one id, in one provider or in two', () => {
    expect(problemsOf(withCards(card, card))).toMatchObject([{code: 'provider-model-taken'}]);
    const other = {...madeUp, id: 'other'};
    expect(problemsOf(madeUp, [other])).toMatchObject([{got: 'other/made-up-1 and made-up/made-up-1'}]);
  });
});
