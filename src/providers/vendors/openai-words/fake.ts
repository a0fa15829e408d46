import type {Reply} from '../../../machine/http/serve.ts';
import {estimateOf} from '../../contract/price.ts';
import {type FakeFault, type FakeVendor, json, lostAnswer} from '../../fake/fake-vendor.ts';
import {originalsIn, plainAnswer, sentencesIn} from '../../fake/plain-answer.ts';
import {cards} from './cards.ts';

const error = (status: number, code: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, {error: {message, type: 'invalid_request_error', param: null, code}}, headers);

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': error(400, 'content_policy_violation', 'The text was rejected.'),
  rate: error(429, 'rate_limit_exceeded', 'Rate limit reached', {'retry-after': '7'}),
  balance: error(429, 'insufficient_quota', 'You exceeded your current quota'),
  invalid: error(400, 'invalid_value', 'Invalid schema'),
};

const BUSY: Reply = error(503, 'server_overloaded', 'The server is overloaded');

/** Characters of a token, about. */
const TOKEN = 4;

/** The text of an input, which has pictures beside it in questions about them. */
const textOf = (input: unknown): string =>
  typeof input === 'string'
    ? input
    : (input as {content: {text?: string}[]}[])
        .flatMap(({content}) => content)
        .flatMap(({text = []}) => text)
        .join('\n');

export const fake: FakeVendor = {
  from: 'openai 7.57.0 (responses.d.ts, core/error); developers.openai.com, error codes, 2026-11',
  faults: ['moderated-input', 'rate', 'balance', 'invalid', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: ({path, headers, body}, world) => {
    if (!headers.authorization?.startsWith('Bearer '))
      return error(401, 'invalid_api_key', 'Incorrect API key');
    // In the sandbox, a model of the user's own is answered as well.
    const card = cards.find(({route}) => route === body.model) ?? cards[0];
    if (path !== '/v1/responses' || !card) return error(404, 'not_found', 'No such page');
    const fault = world.fault();
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const {format} = body.text as {format: {schema: unknown}};
    const input = textOf(body.input);
    const text = plainAnswer(format.schema, sentencesIn(input), originalsIn(input));
    const [inputTokens, outputTokens] = [Math.ceil(input.length / TOKEN), Math.ceil(text.length / TOKEN)];
    const job = world.accept({
      route: String(body.model),
      sample: {seconds: 1, width: 2, height: 2},
      usd: estimateOf(card, {inputTokens, outputTokens}).usd,
      body,
      fault,
    });
    const lost = lostAnswer(fault, BUSY);
    if (lost) return lost;
    return json(200, {
      id: `resp_${job.id}`,
      object: 'response',
      created_at: 1_795_000_000,
      status: 'completed',
      model: body.model,
      error: null,
      incomplete_details: null,
      output: [
        {
          id: `msg_${job.id}`,
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{type: 'output_text', text, annotations: []}],
        },
      ],
      usage: {
        input_tokens: inputTokens,
        output_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
      },
    });
  },
};
