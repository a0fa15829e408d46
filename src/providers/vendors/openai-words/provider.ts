import type {ResponseCreateParamsBase} from 'openai/resources/responses/responses';
import {readBytes} from '../../../machine/files/read-file.ts';
import {keepAnswer} from '../../adapter/keep-answer.ts';
import {parseKept} from '../../adapter/parse-answer.ts';
import {remoteWords, wordsCost} from '../../adapter/words.ts';
import {SubmissionAnswer, UsageAnswer} from './answers.ts';
import {baseUrl} from './base-url.ts';
import {cards} from './cards.ts';
import {explainHttpError} from './failures.ts';
import {writeAnswer} from './read-answer.ts';

/** JSON that follows a strict schema, about pictures too. With `OPENAI_BASE_URL`: of any server that speaks the same API. */
export const openaiWords = remoteWords({
  id: 'openai-words',
  title: 'OpenAI words',
  models: cards,
  key: 'OPENAI_API_KEY',
  sdk: 'openai',
  history: 'Usage of the project at platform.openai.com, responses of that minute',
  origins: (setting) => [baseUrl(setting('OPENAI_BASE_URL')).origin],
  // The vendor answers when the whole text is written.
  patience: 300_000,
  uncancelled: 'the text comes with the answer to the submission',
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch, origin, setting}) => {
    const {default: OpenAI} = await import('openai');
    const path = baseUrl(setting('OPENAI_BASE_URL')).pathname.replace(/\/+$/, '');
    return {
      // The answer is the text, and the vendor keeps none: its bytes are stored before anything judges them, the package too.
      create: async ({resolved: {params}, card, route, files, clientId}, context) => {
        let stored = '';
        const keeping: typeof fetch = async (...asked) => {
          const {status, headers, body} = await fetch(...asked);
          const bytes = new Uint8Array(await new Response(body).arrayBuffer());
          stored = await keepAnswer(bytes, 'json', context);
          return new Response(bytes, {status, headers});
        };
        const client = new OpenAI({
          apiKey: key,
          fetch: keeping,
          maxRetries: 0,
          logLevel: 'off',
          baseURL: `${origin}${path}`,
        });
        const judged = client.responses.parse(
          {
            model: route,
            instructions: String(params.instructions),
            input: inputOf(String(params.input), files.references),
            max_output_tokens: Number(params.max_output_tokens),
            store: false,
            text: {
              format: {
                type: 'json_schema',
                name: String(params.name),
                schema: JSON.parse(String(params.schema)) as Record<string, unknown>,
                strict: true,
              },
            },
          },
          // The mark of the order: the vendor's support finds a request by it whose answer was lost.
          clientId === undefined ? {} : {headers: {'x-client-request-id': clientId}},
        );
        // What arrived is paid for, whatever the package says about it.
        await judged.catch((error: unknown) => {
          if (stored === '') throw error;
        });
        const bytes = await readBytes(context.store?.path(stored) ?? '');
        const answer = parseKept(SubmissionAnswer, bytes, stored);
        const usd = wordsCost(card, UsageAnswer.safeParse(answer).data?.usage);
        return {
          id: clientId ?? answer.id,
          vendor: {stored, ...(usd === undefined ? {} : {usd: String(usd)})},
        };
      },
      look: async ({vendor}) => ({
        state: 'done',
        ...(vendor?.usd === undefined ? {} : {usd: Number(vendor.usd)}),
      }),
    };
  },

  collect: async ({operation}, file, {store}) => {
    if (!store) throw new Error('no store to find the answer in');
    await writeAnswer(store.path(operation.vendor?.stored ?? ''), file);
  },
});

/** A text alone, or one message with the text and its pictures. */
const inputOf = (text: string, pictures: readonly string[]): ResponseCreateParamsBase['input'] =>
  pictures.length === 0
    ? text
    : [
        {
          role: 'user',
          content: [
            {type: 'input_text', text},
            ...pictures.map((url) => ({type: 'input_image', image_url: url, detail: 'high'}) as const),
          ],
        },
      ];
