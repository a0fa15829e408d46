import {type Accounts, runOf, type Size} from './accounts.ts';
import {openaiPrice} from './prices.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// The images of the OpenAI API, from openai 7.57.0 (resources/images.d.ts, core/error.d.ts).

const TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  429: 'rate_limit_error',
  503: 'server_error',
};

export function answerOpenai(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const key = String(ask.headers.authorization ?? '');
  if (!/^Bearer key-/.test(key))
    return {status: 401, json: {error: {message: 'No key', type: 'invalid_request_error'}}};
  if (ask.method !== 'POST' || !/^\/v1\/images\/(generations|edits)$/.test(ask.path))
    return {
      status: 404,
      json: {error: {message: `Unknown request ${ask.path}`, type: 'invalid_request_error'}},
    };
  const input = ask.path.endsWith('edits') ? fieldsOf(ask.body) : jsonIn(ask.body);
  const [width = 1024, height = 1024] = String(input.size ?? '1024x1024')
    .split('x')
    .map(Number);
  const size: Size = {width, height};
  accounts.onMoment('polled', runOf(key));
  return submit(
    {
      vendor: 'openai',
      key,
      route: String(input.model),
      input,
      words: String(input.prompt ?? ''),
      size,
      seconds: 0,
      list: openaiPrice(String(input.model)),
      accepted: (job) => ({
        json: {
          created: Math.floor(accounts.now() / 1000),
          data: [{b64_json: job.made.bytes.toString('base64')}],
          background: 'opaque',
          output_format: 'png',
          quality: 'high',
          size: `${width}x${height}`,
          usage: {
            input_tokens: 40,
            input_tokens_details: {image_tokens: 0, text_tokens: 40},
            output_tokens: 5000,
            total_tokens: 5040,
          },
        },
        headers: {'x-request-id': `req_${job.id.replaceAll('-', '')}`},
      }),
      refusal: (status, message) => ({error: {message, type: TYPES[status], param: null, code: null}}),
    },
    accounts,
  );
}

/** The text fields of a form. */
function fieldsOf(body: Buffer): Record<string, unknown> {
  const found = body.toString('latin1').matchAll(/name="([a-z_]+)"\r\n\r\n([^\r]*)\r\n/g);
  return Object.fromEntries(
    [...found].map(([, name, value]) => [name, Buffer.from(value as string, 'latin1').toString()]),
  );
}
