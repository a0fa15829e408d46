import {randomBytes} from 'node:crypto';
import {type Accounts, type Job, runOf, type Size} from './accounts.ts';
import {askedFor, instead, phaseOf, serveFile} from './job-answers.ts';
import {geminiPrice} from './prices.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// The Gemini API, from @google/genai 3.1.0 (the resource `interactions`).

const MISSING = {error: {code: 404, message: 'Interaction not found', status: 'NOT_FOUND'}};
const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
};

type Format = {aspect_ratio?: string; resolution?: string; duration?: string; delivery?: string};

export function answerGemini(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const key = String(ask.headers['x-goog-api-key'] ?? ask.query.get('key') ?? '');
  if (!/^key-/.test(key))
    return {status: 403, json: {error: {code: 403, message: 'No key', status: 'PERMISSION_DENIED'}}};
  if (ask.method === 'POST' && /^\/v1\w*\/interactions$/.test(ask.path)) return order(ask, key, accounts);
  const file = /^\/(?:download\/)?v1\w*\/files\/([a-z0-9]+)(:download)?$/.exec(ask.path);
  const [, id = '', part] = file ?? /^\/v1\w*\/interactions\/([a-z0-9]+)(\/cancel)?$/.exec(ask.path) ?? [];
  const jobs = accounts.jobs.filter(({vendor}) => vendor === 'gemini');
  accounts.onMoment(file ? 'served' : 'polled', runOf(key));
  if (file)
    return fileOf(
      jobs.find((each) => each.id === id),
      part !== undefined,
      ask,
    );
  const found = askedFor(jobs, id, accounts, MISSING);
  if ('say' in found) return found.say;
  const {job} = found;
  if (part && ['queued', 'running'].includes(phaseOf(job, accounts.now()))) job.cancelled = true;
  const ended = phaseOf(job, accounts.now()) === 'succeeded';
  return (ended && instead(job, accounts, MISSING)) || {json: interactionOf(job, accounts, id)};
}

function fileOf(job: Job | undefined, bytes: boolean, ask: Ask): Say {
  if (!job) return {status: 404, json: MISSING};
  if (bytes || ask.query.get('alt') === 'media')
    return serveFile(job, ask.headers.range as string | undefined);
  const uri = `https://generativelanguage.googleapis.com/v1beta/files/${job.id}`;
  return {
    json: {
      name: `files/${job.id}`,
      uri,
      state: 'ACTIVE',
      mimeType: 'video/mp4',
      downloadUri: `${uri}:download?alt=media`,
    },
  };
}

function order(ask: Ask, key: string, accounts: Accounts): Promise<Say> {
  const input = jsonIn(ask.body);
  const formats = [input.response_format].flat() as (Format | undefined)[];
  const {aspect_ratio = '16:9', resolution = '720p', duration = '5s'} = formats[0] ?? {};
  const lines = resolution === '4k' ? 2160 : Number.parseInt(resolution, 10);
  const long = Math.round((lines * 16) / 9 / 2) * 2;
  const size: Size = aspect_ratio === '9:16' ? {width: lines, height: long} : {width: long, height: lines};
  const seconds = Number.parseFloat(duration);
  return submit(
    {
      vendor: 'gemini',
      key,
      route: String(input.model),
      input,
      words: JSON.stringify(input.input ?? ''),
      size,
      seconds,
      list: geminiPrice(String(input.model), size, seconds),
      newId: () => `v1${randomBytes(14).toString('hex')}`,
      accepted: (job, id) => ({json: interactionOf(job, accounts, id)}),
      refusal: (code, message) => ({error: {code, message, status: STATUS[code]}}),
    },
    accounts,
  );
}

const STATES = {
  queued: 'queued',
  running: 'in_progress',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

function interactionOf(job: Job, {now, temper}: Accounts, id: string): Record<string, unknown> {
  const phase = phaseOf(job, now());
  const about = {
    id,
    object: 'interaction',
    model: job.route,
    status: STATES[phase],
    created: new Date(job.at + temper.skew).toISOString(),
    updated: new Date(now() + temper.skew).toISOString(),
  };
  if (phase === 'failed')
    return {...about, steps: [], errors: [{code: 'internal', message: 'The generation failed.'}]};
  if (phase !== 'succeeded') return {...about, steps: []};
  const [{delivery} = {} as Format] = [job.input.response_format].flat() as Format[];
  const video = {
    type: 'video',
    mime_type: 'video/mp4',
    ...(delivery === 'uri'
      ? {uri: `https://generativelanguage.googleapis.com/v1beta/files/${job.id}:download?alt=media`}
      : {data: job.made.bytes.toString('base64')}),
  };
  const steps = [{type: 'model_output', content: [video]}];
  return {...about, steps, ...(temper.stepsOnly ? {} : {output_video: video}), usage: {total_tokens: 9000}};
}
