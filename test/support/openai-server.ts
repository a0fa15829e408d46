import type {Asked, Reply} from '../../src/machine/http/serve.ts';
import {serve} from '../../src/machine/http/serve.ts';

/** A question as it came to the server: the name of its schema, its texts, and the whole body. */
export type AskedWords = {
  name: string;
  instructions: string;
  input: string;
  /** The pictures beside the text, as `data:` URIs. */
  pictures: string[];
  body: Record<string, unknown>;
  asked: Asked;
};

export type OpenAiServer = {
  /** The variables with which Tenspot reaches it. */
  env: {OPENAI_API_KEY: string; OPENAI_BASE_URL: string};
  /** Every question, in order. */
  questions: AskedWords[];
  close: () => Promise<void>;
};

/** A server on loopback with the Responses API of OpenAI. `answer`: the reply to each question. */
export async function openOpenAi(
  answer: (question: AskedWords, count: number) => Reply | Promise<Reply>,
): Promise<OpenAiServer> {
  const questions: AskedWords[] = [];
  const server = await serve((asked) => {
    if (asked.method !== 'POST' || asked.path !== '/v1/responses') return errorOf(404, 'not_found');
    const body = JSON.parse(Buffer.from(asked.body).toString('utf8')) as Record<string, unknown>;
    const {format} = body.text as {format: {name: string}};
    const question = {
      name: format.name,
      instructions: String(body.instructions),
      input: textOf(body.input),
      pictures: picturesIn(body.input),
      body,
      asked,
    };
    questions.push(question);
    return answer(question, questions.length);
  });
  return {
    env: {OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: `${server.origin}/v1`},
    questions,
    close: server.close,
  };
}

type Part = {type: string; text?: string; image_url?: string};

const partsOf = (input: unknown): Part[] =>
  typeof input === 'string'
    ? [{type: 'input_text', text: input}]
    : (input as {content: Part[]}[]).flatMap(({content}) => content);

const textOf = (input: unknown): string =>
  partsOf(input)
    .flatMap(({text = []}) => text)
    .join('');

const picturesIn = (input: unknown): string[] => partsOf(input).flatMap(({image_url: url = []}) => url);

/** An answer of the Responses API: openai 7.57.0, resources/responses/responses.d.ts. */
export const responseOf = (
  value: unknown,
  more: {status?: string; reason?: string; refusal?: string; usage?: object | null} = {},
): Exclude<Reply, 'cut'> => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const {status = 'completed', reason, refusal, usage = USAGE} = more;
  return {
    status: 200,
    body: {
      id: `resp_${crypto.randomUUID().replaceAll('-', '')}`,
      object: 'response',
      created_at: 1_795_000_000,
      status,
      error: null,
      incomplete_details: reason === undefined ? null : {reason},
      instructions: null,
      max_output_tokens: 16_000,
      model: 'gpt-6-luna-2026-09-30',
      output: [
        {id: 'rs_1', type: 'reasoning', summary: []},
        {
          id: 'msg_1',
          type: 'message',
          status,
          role: 'assistant',
          content: [
            refusal === undefined
              ? {type: 'output_text', annotations: [], logprobs: [], text}
              : {type: 'refusal', refusal},
          ],
        },
      ],
      parallel_tool_calls: true,
      store: false,
      temperature: 1,
      usage,
    },
  };
};

const USAGE = {
  input_tokens: 900,
  input_tokens_details: {cached_tokens: 0},
  output_tokens: 300,
  output_tokens_details: {reasoning_tokens: 64},
  total_tokens: 1200,
};

/** An error of the API. */
export const errorOf = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: {error: {message: `The request met ${code}`, type: 'invalid_request_error', param: null, code}},
});
