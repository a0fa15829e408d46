import {randomUUID} from 'node:crypto';
import {type Accounts, type Job, runOf, type Size} from './accounts.ts';
import {askedFor, echoOf, instead, isListed, phaseOf} from './job-answers.ts';
import {falPrice} from './prices.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// fal.ai, from @fal-ai/client 1.10.1 (queue.js, response.js, types/common.d.ts), fal.ai/docs/api-reference/inference-api and
// fal.ai/docs/platform-apis/v1/models/requests/by-endpoint.

const MISSING = {detail: 'Request not found'};
const RATIOS: Record<string, [number, number]> = {
  '16:9': [16, 9],
  '9:16': [9, 16],
  '1:1': [1, 1],
  '4:3': [4, 3],
  '3:4': [3, 4],
};

export function answerFal(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const {authorization = ''} = ask.headers;
  if (!/^Key key-/.test(String(authorization)))
    return {status: 401, json: {detail: 'Authentication required'}};
  if (ask.host === 'api.fal.ai') return list(ask, accounts);
  const asked = /^\/(.+)\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(ask.path);
  if (!asked) {
    return ask.method === 'POST'
      ? order(ask, String(authorization), accounts)
      : {status: 405, json: {detail: 'Method Not Allowed'}};
  }
  const [, app = '', id = '', part] = asked;
  const jobs = accounts.jobs.filter(({vendor, route}) => vendor === 'fal' && appOf(route) === app);
  accounts.onMoment('polled', runOf(String(authorization)));
  const found = askedFor(jobs, id, accounts, MISSING);
  if ('say' in found) return found.say;
  if (part === '/cancel') return cancel(found.job, accounts);
  return part === '/status' ? status(found.job, accounts) : result(found.job, accounts);
}

/** The status, result and cancel URLs use only the owner and the app. */
const appOf = (route: string): string => route.split('/').slice(0, 2).join('/');

const urlsOf = ({route}: Job, id: string) => {
  const base = `https://queue.fal.run/${appOf(route)}/requests/${id}`;
  return {request_id: id, response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel`};
};

function sizeIn(input: Record<string, unknown>, route: string): Size {
  const [across, down] = RATIOS[String(input.aspect_ratio ?? input.ratio ?? '')] ?? [9, 16];
  const named = /(\d+)p/i.exec(String(input.resolution ?? '')) ?? /(\d{3,4})p/.exec(route);
  const lines = Number(named?.[1] ?? (/ltx/.test(route) ? 1080 : 720));
  const long = Math.round((lines * Math.max(across, down)) / Math.min(across, down) / 2) * 2;
  return across >= down ? {width: long, height: lines} : {width: lines, height: long};
}

function order(ask: Ask, key: string, accounts: Accounts): Promise<Say> {
  const route = ask.path.slice(1);
  const input = jsonIn(ask.body);
  const size = sizeIn(input, route);
  const seconds = Number.parseFloat(String(input.duration ?? input.seconds ?? 5));
  return submit(
    {
      vendor: 'fal',
      key,
      route,
      input,
      words: String(input.prompt ?? ''),
      size,
      seconds,
      list: Math.round(falPrice(route, size, seconds)),
      newId: randomUUID,
      accepted: (job, id) => ({json: {status: 'IN_QUEUE', queue_position: 1, ...urlsOf(job, id)}}),
      refusal: (_status, message) => ({detail: message}),
    },
    accounts,
  );
}

function status(job: Job, accounts: Accounts): Say {
  const phase = phaseOf(job, accounts.now());
  const urls = urlsOf(job, job.id);
  if (phase === 'queued') return {status: 202, json: {status: 'IN_QUEUE', queue_position: 0, ...urls}};
  if (phase === 'running') return {status: 202, json: {status: 'IN_PROGRESS', logs: [], ...urls}};
  return {json: {status: 'COMPLETED', logs: [], metrics: {inference_time: 12.5}, ...urls}};
}

function result(job: Job, accounts: Accounts): Say {
  const phase = phaseOf(job, accounts.now());
  const headers = {'x-fal-request-id': job.id};
  if (phase === 'queued' || phase === 'running')
    return {status: 400, json: {detail: 'Request is still in progress'}, headers};
  if (phase === 'cancelled') return {status: 404, json: MISSING, headers};
  // "If the model returned an error, this operation returns the same error." A 5xx is not billed, a 422 may be.
  if (phase === 'failed')
    return job.ending === 'fails-charged'
      ? {
          status: 422,
          json: {
            detail: [
              {loc: ['body', 'prompt'], msg: 'The output was refused.', type: 'content_policy_violation'},
            ],
          },
          headers,
        }
      : {
          status: 500,
          json: {detail: 'Internal server error'},
          headers: {...headers, 'x-fal-error-type': 'internal_error', 'x-fal-retryable': 'false'},
        };
  const lie = instead(job, accounts, MISSING);
  if (lie) return lie;
  const {bytes} = job.made;
  const url = `https://v3.fal.media/files/${job.id}/output.mp4`;
  return {
    json: {
      video: {url, content_type: 'video/mp4', file_name: 'output.mp4', file_size: bytes.length},
      seed: 7,
    },
    headers,
  };
}

function cancel(job: Job, accounts: Accounts): Say {
  const phase = phaseOf(job, accounts.now());
  if (phase === 'cancelled') return {status: 404, json: {status: 'NOT_FOUND'}};
  if (phase !== 'queued') return {status: 400, json: {status: 'ALREADY_COMPLETED'}};
  job.cancelled = true;
  return {status: 202, json: {status: 'CANCELLATION_REQUESTED'}};
}

/** Filters by the vendor's clock, which may be off. */
function list(ask: Ask, accounts: Accounts): Say {
  const {temper, now} = accounts;
  const {query} = ask;
  accounts.onMoment('listed', runOf(String(ask.headers.authorization)));
  if (ask.path !== '/v1/models/requests/by-endpoint')
    return {status: 404, json: {error: {type: 'not_found'}}};
  const time = (name: string, otherwise: number): number =>
    query.has(name) ? Date.parse(query.get(name) as string) : otherwise;
  const [start, end] = [time('start', now() - 24 * 3_600_000), time('end', now() + temper.skew + 1)];
  const iso = (ms: number): string => new Date(ms).toISOString();
  const payloads = query.getAll('expand').join(',').includes('payloads');
  const items = accounts.jobs
    .filter(({vendor, route}) => vendor === 'fal' && route === query.get('endpoint_id'))
    .filter((job) => isListed(job, accounts))
    .map((job) => ({job, sent: job.at + temper.skew, ended: job.readyAt + temper.skew}))
    .filter(({sent}) => sent >= start && sent < end)
    .map(({job, sent, ended}) => ({
      request_id: job.id,
      endpoint_id: job.route,
      sent_at: iso(sent),
      started_at: iso(sent + 500),
      ...(now() >= job.readyAt
        ? {ended_at: iso(ended), status_code: job.ending === 'fails-free' ? 500 : 200, duration: 12.5}
        : {}),
      ...(payloads ? {json_input: echoOf(job, accounts)} : {}),
    }));
  return {json: {items: items.reverse(), next_cursor: null, has_more: false}};
}
