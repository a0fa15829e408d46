import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {asOwn} from '../../../src/production/project/own-provider.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {Provider, Remote} from '../../../src/providers/contract/contract.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {provider as madeUp} from '../../providers/adapter/from-ai-sdk/made-up-model.ts';

describe('a fault of an own provider is told as its own, with its file', () => {
  const file = join(import.meta.dirname, 'provider.ts');
  const own = (more: object, remote = {}): Provider =>
    asOwn({...madeUp, ...more, remote: {...madeUp.remote, ...remote} as Remote}, file);
  const where = {file};
  const request = {shot: {id: 'a'}} as ShotRequest;
  const [card] = madeUp.models as [ModelCard];

  test('in its plan, with the line; a refusal stays what it is', () => {
    const plan = () => {
      throw new TypeError('text.shorten is not a function');
    };
    expect(() => own({plan}).plan(request, card)).toThrow(
      /could not plan a take \(.*TypeError: text.shorten is not a function, at .*own-provider\.test\.ts/,
    );
    const mustShoot = {...request, shot: {...request.shot, mustShoot: true}};
    expect(() => own({}).plan(mustShoot, card)).toThrow(/never sent/);
  });

  test.each([
    ['one that cannot be read', () => Promise.reject(new Error('no such file')), /Error: no such file/],
    ['none', async () => undefined, 'nothing'],
    ['something else', async () => ({answer: 1}), 'answer'],
  ])('in its fake: %s', async (_, fake, got) => {
    const problem = {code: 'provider-fault', what: 'provider "made-up" could not open its fake', where};
    await expect(own({}, {fake}).remote?.fake()).rejects.toMatchObject({
      problems: [{...problem, got: typeof got === 'string' ? got : expect.stringMatching(got)}],
    });
  });
});
