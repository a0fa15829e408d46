import {type Accounts, type Job, runOf, type Size} from './accounts.ts';
import {askedFor, instead, phaseOf} from './job-answers.ts';
import {runwayPrice} from './prices.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// Runway, from @runwayml/sdk 4.20.1 (resources/tasks.d.ts, text-to-video.d.ts, image-to-video.d.ts) and docs.dev.runwayml.com.

const MISSING = {error: 'Task not found'};
const ROUTES = ['/v1/text_to_video', '/v1/image_to_video', '/v1/video_to_video'];

export function answerRunway(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const key = String(ask.headers.authorization ?? '');
  if (!/^Bearer key-/.test(key)) return {status: 401, json: {error: 'Unauthorized'}};
  if (ask.headers['x-runway-version'] !== '2024-11-06')
    return {status: 400, json: {error: 'The X-Runway-Version header is missing'}};
  if (ask.method === 'POST' && ROUTES.includes(ask.path)) return order(ask, key, accounts);
  const id = /^\/v1\/tasks\/([^/]+)$/.exec(ask.path)?.[1] ?? '';
  const jobs = accounts.jobs.filter(({vendor}) => vendor === 'runway');
  accounts.onMoment('polled', runOf(key));
  const found = askedFor(jobs, id, accounts, MISSING);
  if ('say' in found) return found.say;
  const {job} = found;
  if (ask.method === 'DELETE') {
    // A task that runs is charged all the same; a finished one is deleted with its output.
    job.cancelled = phaseOf(job, accounts.now()) === 'queued';
    return {status: 204};
  }
  return (
    (phaseOf(job, accounts.now()) === 'succeeded' && instead(job, accounts, MISSING)) || {
      json: taskOf(job, accounts),
    }
  );
}

function order(ask: Ask, key: string, accounts: Accounts): Promise<Say> {
  const input = jsonIn(ask.body);
  const [width = 720, height = 1280] = String(input.ratio ?? '720:1280')
    .split(':')
    .map(Number);
  const size: Size = {width, height};
  const seconds = Number(input.duration ?? 5);
  return submit(
    {
      vendor: 'runway',
      key,
      route: String(input.model),
      input,
      words: String(input.promptText ?? ''),
      size,
      seconds,
      list: runwayPrice(String(input.model), size, seconds),
      accepted: (job, id) => ({json: {id, estimatedCost: creditsOf(job.list)}}),
      refusal: (_status, error) => ({error}),
    },
    accounts,
  );
}

/** One credit is $0.01. */
const creditsOf = (micro: number): {credits: number} => ({credits: Math.ceil(micro / 10_000)});

function taskOf(job: Job, {now, temper}: Accounts): Record<string, unknown> {
  const phase = phaseOf(job, now());
  const about = {id: job.id, createdAt: new Date(job.at + temper.skew).toISOString()};
  const estimatedCost = creditsOf(job.list);
  const cost = (micro: number) => (job.troubles.silentCost ? {} : {cost: creditsOf(micro)});
  if (phase === 'queued') return {...about, estimatedCost, status: 'PENDING'};
  if (phase === 'running') return {...about, estimatedCost, status: 'RUNNING', progress: 0.5};
  if (phase === 'cancelled') return {...about, ...cost(0), status: 'CANCELLED'};
  if (phase === 'failed') {
    const charged = job.ending === 'fails-charged';
    return {
      ...about,
      ...cost(charged ? job.bill : 0),
      status: 'FAILED',
      failure: 'The generation failed.',
      failureCode: charged ? 'SAFETY.OUTPUT.IMAGE' : 'INTERNAL.BAD_OUTPUT.CODE01',
    };
  }
  const output = [`https://dnznrvs05pmza.cloudfront.net/${job.id}/output.mp4?_jwt=signed`];
  return {...about, ...cost(job.bill), status: 'SUCCEEDED', output};
}
