import {sha256} from '../../machine/files/hash.ts';
import type {Provider} from '../contract/contract.ts';
import {type Failed, failed, type Meaning} from '../contract/failure.ts';
import {
  ErrorSentence,
  OperationAnswer,
  StartAnswer,
  type VideoAnswer,
  VideosAnswer,
} from './ai-sdk-answers.ts';
import type {VideoModel} from './ai-sdk-model.ts';
import {aiSdkOptions, keepGenerated} from './ai-sdk-options.ts';
import type {JobStatus} from './fetch-result.ts';
import {parseAnswer} from './parse-answer.ts';
import type {Fields} from './plan-request.ts';
import {remote} from './remote.ts';
import {beforeSending, type Vendor} from './vendor-api.ts';

/** The options of a provider that uses a video model of the AI SDK. The others are as for any vendor. */
export type AiSdkVendor = Pick<
  Vendor,
  'id' | 'title' | 'models' | 'key' | 'sdk' | 'history' | 'origins' | 'fake'
> & {
  /**
   * Makes the model, for one call. Its AI SDK provider has to be given this key and this `fetch`, which sends a submission once,
   * however often the adapter repeats it, and only to the `origins`.
   */
  model: (call: {route: string; key: string; fetch: typeof fetch}) => VideoModel | Promise<VideoModel>;
  /** How each field of a shot is named: an option of the AI SDK, or `vendor.name` for one of its `providerOptions`. Default: the options that every model takes. */
  fields?: Fields;
  /** What an HTTP error to a submission means, as for any vendor. Default: nothing, so each leaves open whether it was accepted. */
  explain?: Vendor['explain'];
  /** What the error of a job means. Default: what its sentence suggests, and whether it was charged is unknown. */
  endOf?: (words: string) => Meaning | undefined;
  /** How long a submission may take to be answered, in milliseconds. Default: 60 s; set more for a model that cannot start a job. */
  patience?: number;
};

/** The options of the AI SDK. It has none for a negative prompt. */
const FIELDS: Fields = {
  prompt: (text) => ({prompt: text}),
  seconds: (value) => ({duration: value}),
  shape: ({ratio, width, height}) => ({aspectRatio: ratio, resolution: `${width}x${height}`}),
  audio: (on) => ({generateAudio: on}),
  seed: (value) => ({seed: value}),
};

/**
 * Makes a provider from a video model of the AI SDK. Calls the model itself and not `generateVideo`, which repeats submissions. Where the
 * model can, starts a job and polls it, so that another process can go on with the job.
 */
export function fromAiSdk(vendor: AiSdkVendor): Provider {
  const {
    model: open,
    fields = FIELDS,
    explain = () => undefined,
    endOf = () => undefined,
    patience,
    ...rest
  } = vendor;
  const base = remote({
    ...rest,
    ...(patience === undefined ? {} : {patience}),
    fields: () => fields,
    explain,
    uncancelled: 'the AI SDK has no way to cancel a job',
    polls: true,
    connect: async ({key, fetch}) => ({
      create: async (order, context) => {
        const {route} = order;
        // Making the model sends nothing, so a failure here means that nothing was accepted.
        const model = await beforeSending(vendor.title, undefined, () => open({route, key, fetch}));
        const options = aiSdkOptions(order);
        if (!model.doStart || !model.doStatus) {
          const stored = await keepGenerated(model, options, order, context, vendor);
          const noted: Record<string, string> = {route, stored};
          return {id: order.clientId ?? stored, vendor: noted};
        }
        const {operation, warnings} = parseAnswer(StartAnswer, await model.doStart(options));
        // An adapter may put the key into its operation. It must not reach the ledger.
        const text = masked(JSON.stringify(operation), key);
        const warned = warnings
          .map(({feature, message, details}) => message ?? details ?? feature ?? '')
          .join('; ');
        const noted: Record<string, string> = {route, operation: text, ...(warned ? {warned} : {})};
        return {id: idIn(operation, text), vendor: noted};
      },

      look: async ({vendor: noted = {}}): Promise<JobStatus> => {
        const {route = '', stored, operation = 'null'} = noted;
        if (stored !== undefined) return {state: 'done', result: {stored}};
        const model = await open({route, key, fetch});
        if (!model.doStatus) return {state: 'pending'};
        const answer = await model.doStatus({
          operation: JSON.parse(operation.replaceAll(MASK, key)) as never,
        });
        const {status} = parseAnswer(OperationAnswer, answer);
        if (status === 'completed') return resultOf(parseAnswer(VideosAnswer, answer).videos[0]);
        // Also a status that is not known here: the job may still run.
        if (status !== 'error') return {state: 'pending'};
        const {error} = parseAnswer(ErrorSentence, answer);
        return {...explainSentence(error), ...endOf(error)};
      },
    }),
  });
  return {
    ...base,
    plan: (request, card) => withSeed(request.seed, (seed) => base.plan({...request, ...seed}, card)),
  };
}

/** Adapters drop a seed of 0 silently, so it is sent as 1 and listed as altered. */
function withSeed(seed: number | undefined, plan: (seed: {seed?: number}) => ReturnType<Provider['plan']>) {
  if (seed !== 0) return plan({});
  const planned = plan({seed: 1});
  if (planned.altered.some(({field}) => field === 'seed'))
    return {
      ...planned,
      altered: planned.altered.map((each) => (each.field === 'seed' ? {...each, asked: '0'} : each)),
    };
  const altered = {field: 'seed', asked: '0', becomes: '1', why: 'adapters of the AI SDK leave 0 out'};
  return {...planned, altered: [...planned.altered, altered]};
}

const MASK = '{key}';
const masked = (text: string, key: string): string => (key === '' ? text : text.replaceAll(key, MASK));

/** The vendor's id of a job, where the operation has one: else a hash of the operation. */
function idIn(operation: unknown, text: string): string {
  if (typeof operation === 'string') return text.slice(1, -1);
  const fields = typeof operation === 'object' && operation !== null ? Object.entries(operation) : [];
  const named = fields.find(
    ([name, value]) =>
      /(^|request|task|prediction|job|generation)_?id$/i.test(name) && typeof value === 'string' && value,
  );
  return named ? String(named[1]) : sha256(text).slice(0, 16);
}

function resultOf(video: VideoAnswer): JobStatus {
  if (video.type === 'uploaded') return {state: 'done'};
  if (video.type === 'url') return {state: 'done', result: {url: video.url}};
  const {data} = video;
  const base64 = typeof data === 'string' ? data : Buffer.from(data).toString('base64');
  return {state: 'done', result: {data: base64}};
}

/** What a job's error means. The AI SDK gives no code, so only the sentence separates refused content from other errors. */
function explainSentence(sentence: string): Failed {
  const refused = /moderat|safety|policy|sensitive|nsfw|blocked|flagged/i.test(sentence);
  const kind = /\boutput\b|\bgenerated\b/i.test(sentence) ? 'moderated-output' : 'moderated-input';
  if (refused) return failed(kind, 'unknown', 'refused', sentence);
  return failed(
    /timed? ?out|deadline/i.test(sentence) ? 'timeout' : 'internal',
    'unknown',
    'error',
    sentence,
  );
}
