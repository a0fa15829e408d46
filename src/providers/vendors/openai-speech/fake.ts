import type {Reply} from '../../../machine/http/serve.ts';
import {type FakeFault, type FakeVendor, json, lostAnswer} from '../../fake/fake-vendor.ts';
import {hummed} from '../../fake/hummed-speech.ts';
import {cards} from './cards.ts';

const error = (status: number, code: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, {error: {message, type: 'invalid_request_error', param: null, code}}, headers);

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': error(400, 'content_policy_violation', 'The text was rejected.'),
  rate: error(429, 'rate_limit_exceeded', 'Rate limit reached', {'retry-after': '7'}),
  balance: error(429, 'insufficient_quota', 'You exceeded your current quota'),
  invalid: error(400, 'invalid_value', 'Invalid value for voice'),
};

const BUSY: Reply = error(503, 'server_overloaded', 'The server is overloaded');

export const fake: FakeVendor = {
  from: 'openai 7.57.0 (audio/speech.d.ts, core/error); developers.openai.com, error codes, 2026-11',
  faults: ['moderated-input', 'rate', 'balance', 'invalid', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: async ({path, headers, body}, world) => {
    if (!headers.authorization?.startsWith('Bearer '))
      return error(401, 'invalid_api_key', 'Incorrect API key');
    const card = cards.find(({route}) => route === body.model);
    if (path !== '/v1/audio/speech' || !card) return error(404, 'model_not_found', 'No such model');
    const fault = world.fault();
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const asked = {text: String(body.input), speed: Number(body.speed ?? 1), body, fault};
    const {seconds} = hummed(card, asked, world);
    const lost = lostAnswer(fault, BUSY);
    if (lost) return lost;
    return {
      status: 200,
      headers: {'content-type': 'audio/mpeg'},
      body: Buffer.from(await world.samples.speech(seconds)),
    };
  },
};
