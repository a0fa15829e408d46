import type {Reply} from '../../../machine/http/serve.ts';
import {subjectOf} from '../../fake/fake-subject.ts';
import {type FakeAsked, type FakeFault, type FakeVendor, lostAnswer} from '../../fake/fake-vendor.ts';
import {sampleAndPrice} from '../../fake/sample-and-price.ts';
import {cards} from './cards.ts';

const error = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply => ({
  status,
  headers,
  body: {error: {message, type: 'image_generation_user_error', param: null, code}},
});

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': error(400, 'moderation_blocked', 'Your request was rejected by the safety system.'),
  rate: error(429, 'rate_limit_exceeded', 'Rate limit reached', {'retry-after': '7'}),
  balance: error(429, 'insufficient_quota', 'You exceeded your current quota'),
  invalid: error(400, 'invalid_value', 'Invalid value for size'),
};

const BUSY: Reply = error(503, 'server_overloaded', 'The server is overloaded');

export const fake: FakeVendor = {
  from: 'openai 7.57.0 (images.d.ts, core/error); developers.openai.com, error codes, 2026-11',
  faults: ['moderated-input', 'rate', 'balance', 'invalid', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: async (asked, world) => {
    const {path, headers} = asked;
    const body = path === '/v1/images/edits' ? await formOf(asked) : asked.body;
    if (!headers.authorization?.startsWith('Bearer '))
      return error(401, 'invalid_api_key', 'Incorrect API key');
    const card = cards.find(({generation}) => generation?.routes.words === body.model);
    if (!['/v1/images/generations', '/v1/images/edits'].includes(path) || !card)
      return error(404, 'model_not_found', 'No such model');
    const fault = world.fault();
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const [width = 0, height = 0] = String(body.size).split('x').map(Number);
    if (width % 16 || height % 16 || !width) return error(400, 'invalid_value', 'Invalid value for size');
    const job = world.accept({
      route: String(body.model),
      body,
      fault,
      ...sampleAndPrice(card, 1, {width, height}),
    });
    const lost = lostAnswer(fault, BUSY);
    if (lost) return lost;
    const picture = await world.samples.picture(job.sample, await subjectOf(job));
    return {
      status: 200,
      body: {
        created: 1_795_000_000,
        data: [{b64_json: Buffer.from(picture).toString('base64')}],
        output_format: 'png',
        quality: 'high',
        size: body.size,
        usage: {input_tokens: 20, output_tokens: 4160, total_tokens: 4180},
      },
    };
  },
};

/** The fields of a request for an edit, which is a form with a file. */
async function formOf({headers, bytes}: FakeAsked): Promise<Record<string, unknown>> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(Buffer.from(bytes), {headers: {'content-type': type}}).formData();
  return Object.fromEntries(form);
}
