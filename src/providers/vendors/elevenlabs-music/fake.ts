import type {Reply} from '../../../machine/http/serve.ts';
import {estimateOf} from '../../contract/price.ts';
import {type FakeFault, type FakeVendor, json, lostAnswer} from '../../fake/fake-vendor.ts';
import {cards} from './cards.ts';

const error = (status: number, code: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, {detail: {status: code, message}}, headers);

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': json(400, {
    detail: {
      status: 'bad_prompt',
      message: 'The prompt contains copyrighted material.',
      data: {prompt_suggestion: 'Slow piano over warm strings'},
    },
  }),
  rate: error(429, 'too_many_concurrent_requests', 'Too many requests at once', {'retry-after': '7'}),
  balance: error(401, 'quota_exceeded', 'This request exceeds your quota.'),
  invalid: json(422, {detail: [{loc: ['body', 'prompt'], msg: 'Field required', type: 'missing'}]}),
};

const BUSY: Reply = json(503, {detail: {status: 'service_unavailable', message: 'Try again later'}});

export const fake: FakeVendor = {
  from: 'elevenlabs.io/docs/api-reference/music/compose and its music quickstart; help.elevenlabs.io, API errors, 2026-11',
  faults: ['moderated-input', 'rate', 'balance', 'invalid', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: async ({method, path, headers, body}, world) => {
    if (!headers['xi-api-key']) return error(401, 'invalid_api_key', 'Invalid API key');
    const card = cards.find(({route}) => route === body.model_id);
    if (method !== 'POST' || path !== '/v1/music' || !card)
      return error(404, 'model_not_found', 'No such model');
    const fault = world.fault();
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const seconds = Number(body.music_length_ms) / 1000;
    const {usd} = estimateOf(card, {soundSeconds: seconds});
    const sample = {seconds, width: 90, height: 160};
    const job = world.accept({route: card.route, sample, usd, body, fault});
    return (
      lostAnswer(fault, BUSY) ?? {
        status: 200,
        headers: {'content-type': 'audio/mpeg', 'request-id': job.id},
        body: await world.samples.music(seconds),
      }
    );
  },
};
