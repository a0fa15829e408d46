import {describe, expect, test} from 'vitest';
import type {Provider} from '../contract/contract.ts';
import {commonContract} from './common-contract.ts';
import {planningTests} from './planning-tests.ts';
import {type ContractSample, stepsContract} from './steps-contract.ts';
import {shot, suiteSetup} from './test-setup.ts';
import {leavesOf} from './wire-format.ts';

/** The contract of a provider of clips and stills over the network, as tests of vitest: its cards, its plans, and all its steps. */
export function providerContract(provider: Provider, {faults, wire}: ContractSample): void {
  const stage = suiteSetup(provider);
  stepsContract(provider, stage, {faults, wire});
  const each = provider.models.map((card) => [card.id, card] as const);
  const creates = () =>
    stage.fake.requests.filter(({method, path}) => method === 'POST' && !wire.isNoCreate?.(path));

  describe(`${provider.id}, over the network`, () => {
    commonContract(provider, async (card, more) => stage.request(card, more));
    planningTests(provider, stage);

    test.each(each)('%s is sent what was planned: no more, no less, once', async (_, card) => {
      const {photo, last, references} = card.inputs;
      const most = {
        seed: 0,
        negativePrompt: '',
        audio: false,
        ...(photo === 'no' ? {} : {photo: stage.photo}),
        ...(last ? {last: stage.photo} : {}),
        references: Array.from({length: references ?? 0}, () => stage.photo),
      };
      const long = {seconds: 60, seed: 7, negativePrompt: 'no "text" 🎥', audio: true};
      for (const more of [most, long]) {
        const before = creates().length;
        const planned = provider.plan(stage.request(card, more), card);
        await provider.submit(planned, stage.context());
        expect(creates()).toHaveLength(before + 1);
        const sent = wire.leaves ? wire.leaves(creates().at(-1)) : leavesOf(creates().at(-1)?.body);
        const files = sent.filter(([, value]) => /^data:|^[A-Za-z0-9+/]{200,}=*$/.test(String(value)));
        expect(files).toHaveLength(Object.keys(planned.inputs).length);
        const rest = sent.filter((leaf) => !files.includes(leaf) && !wire.constant.includes(leaf[0]));
        const asked = Object.entries(planned.params).filter(([name]) => !wire.local?.includes(name));
        expect(Object.fromEntries(rest)).toEqual(Object.fromEntries(asked));
      }
    });

    test.each(each)('%s never sees a shot that must be shot', (_, card) => {
      const request = stage.request(card, {shot: {...shot, mustShoot: true}});
      expect(() => provider.plan(request, card)).toThrow(/never sent/);
    });
  });
}
