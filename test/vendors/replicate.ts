import {randomBytes} from 'node:crypto';
import {type Accounts, type Job, runOf, type Size} from './accounts.ts';
import {askedFor, echoOf, instead, isListed, phaseOf} from './job-answers.ts';
import {replicatePrice} from './prices.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// Replicate, from replicate 1.4.0 (index.js, lib/predictions.js, index.d.ts) and the HTTP reference of replicate.com.

const MISSING = {detail: 'The requested resource could not be found.', title: 'Not found', status: 404};
const RATIOS: Record<string, [number, number]> = {
  '16:9': [16, 9],
  '9:16': [9, 16],
  '1:1': [1, 1],
  '4:3': [4, 3],
  '3:4': [3, 4],
};

export function answerReplicate(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const key = String(ask.headers.authorization ?? '');
  if (!/^(Bearer|Token) key-/.test(key)) return {status: 401, json: {title: 'Unauthenticated', status: 401}};
  const model = /^\/v1\/models\/([^/]+\/[^/]+)\/predictions$/.exec(ask.path)?.[1];
  if (ask.method === 'POST' && (model || ask.path === '/v1/predictions'))
    return order(ask, model, key, accounts);
  if (ask.path === '/v1/predictions') return list(ask, accounts, runOf(key));
  const [, id = '', part] = /^\/v1\/predictions\/([a-z0-9]+)(\/cancel)?$/.exec(ask.path) ?? [];
  accounts.onMoment('polled', runOf(key));
  const jobs = accounts.jobs.filter(({vendor}) => vendor === 'replicate');
  const found = askedFor(jobs, id, accounts, MISSING);
  if ('say' in found) return found.say;
  if (part) {
    // What a cancelled prediction costs depends on how far it was; here it costs all.
    return {json: predictionOf(found.job, accounts, found.job.id)};
  }
  const ended = phaseOf(found.job, accounts.now()) === 'succeeded';
  return (ended && instead(found.job, accounts, MISSING)) || {json: predictionOf(found.job, accounts, id)};
}

function order(ask: Ask, model: string | undefined, key: string, accounts: Accounts): Promise<Say> {
  const body = jsonIn(ask.body);
  const input = (body.input ?? {}) as Record<string, unknown>;
  const lines = Number(/(\d+)p/.exec(String(input.resolution ?? '720p'))?.[1] ?? 720);
  const [across, down] = RATIOS[String(input.aspect_ratio)] ?? [9, 16];
  const long = Math.round((lines * Math.max(across, down)) / Math.min(across, down) / 2) * 2;
  const size: Size = across >= down ? {width: long, height: lines} : {width: lines, height: long};
  const seconds = Number(input.duration ?? 5);
  return submit(
    {
      vendor: 'replicate',
      key,
      route: model ?? String(body.version),
      input,
      words: String(input.prompt ?? ''),
      size,
      seconds,
      list: replicatePrice(size, seconds),
      webhook: typeof body.webhook === 'string' ? body.webhook : undefined,
      newId: () => `r${randomBytes(12).toString('hex')}`,
      accepted: (job, id) => ({status: 201, json: predictionOf(job, accounts, id)}),
      refusal: (status, detail) => ({detail, status, title: detail}),
    },
    accounts,
  );
}

const STATUS = {
  queued: 'starting',
  running: 'processing',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'canceled',
};

function predictionOf(job: Job, accounts: Accounts, id: string): Record<string, unknown> {
  const {now, temper} = accounts;
  const phase = phaseOf(job, now());
  const iso = (ms: number): string => new Date(ms + temper.skew).toISOString();
  const ended = now() >= job.readyAt;
  const base = `https://api.replicate.com/v1/predictions/${id}`;
  return {
    id,
    model: job.route,
    version: 'hidden',
    input: job.input,
    logs: '',
    output: phase === 'succeeded' ? `https://replicate.delivery/xezq/${job.id}/output.mp4` : null,
    ...(job.webhook ? {webhook: job.webhook} : {}),
    data_removed: false,
    error: phase === 'failed' ? 'Prediction failed: the model crashed' : null,
    source: 'api',
    status: STATUS[phase],
    created_at: iso(job.at),
    started_at: iso(job.at + 400),
    ...(ended ? {completed_at: iso(job.readyAt), metrics: {predict_time: 31.2, total_time: 40.1}} : {}),
    urls: {cancel: `${base}/cancel`, get: base, web: `https://replicate.com/p/${id}`},
  };
}

/** The newest first; filtered by the vendor's clock where the request asks for it. */
function list(ask: Ask, accounts: Accounts, run: string): Say {
  accounts.onMoment('listed', run);
  const {temper, jobs} = accounts;
  const after = Date.parse(ask.query.get('created_after') ?? '1970-01-01');
  const before = Date.parse(ask.query.get('created_before') ?? '2999-01-01');
  const results = jobs
    .filter((job) => job.vendor === 'replicate' && isListed(job, accounts))
    .filter(({at}) => at + temper.skew >= after && at + temper.skew < before)
    .map((job) => ({...predictionOf(job, accounts, job.id), input: echoOf(job, accounts)}))
    .reverse();
  return {json: {previous: null, next: null, results}};
}
