import type {Reply} from '../../../machine/http/serve.ts';
import {type FakeFault, type FakeVendor, json, lostAnswer} from '../../fake/fake-vendor.ts';
import {hummed} from '../../fake/hummed-speech.ts';
import {cards} from './cards.ts';

const error = (status: number, code: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, {detail: {status: code, message}}, headers);

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': error(403, 'content_against_policy', 'The text is against the policy.'),
  rate: error(429, 'too_many_concurrent_requests', 'Too many requests at once', {'retry-after': '7'}),
  balance: error(401, 'quota_exceeded', 'This request exceeds your quota.'),
  invalid: json(422, {detail: [{loc: ['body', 'text'], msg: 'Field required', type: 'missing'}]}),
};

const BUSY: Reply = json(503, {detail: {status: 'service_unavailable', message: 'Try again later'}});

export const fake: FakeVendor = {
  from: 'elevenlabs.io/docs, text-to-speech with timestamps; help.elevenlabs.io, API errors, 2026-11',
  faults: ['moderated-input', 'rate', 'balance', 'invalid', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: async ({method, path, headers, body}, world) => {
    if (!headers['xi-api-key']) return error(401, 'invalid_api_key', 'Invalid API key');
    const [, voice] = /^\/v1\/text-to-speech\/([^/]+)\/with-timestamps$/.exec(path) ?? [];
    const card = cards.find(({route}) => route === body.model_id);
    if (method !== 'POST' || !voice || !card) return error(404, 'model_not_found', 'No such model');
    const fault = world.fault();
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const {speed = 1} = (body.voice_settings ?? {}) as {speed?: number};
    const {job, seconds, characters} = hummed(card, {text: String(body.text), speed, body, fault}, world);
    const lost = lostAnswer(fault, BUSY);
    if (lost) return lost;
    const audio = await world.samples.speech(seconds);
    const each = seconds / characters.length;
    const alignment = {
      characters,
      character_start_times_seconds: characters.map((_, at) => at * each),
      character_end_times_seconds: characters.map((_, at) => (at + 1) * each),
    };
    return {
      status: 200,
      headers: {'request-id': job.id},
      body: {
        audio_base64: Buffer.from(audio).toString('base64'),
        alignment,
        normalized_alignment: alignment,
      },
    };
  },
};
