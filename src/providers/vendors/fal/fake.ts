import type {Reply} from '../../../machine/http/serve.ts';
import {
  EVERY_FAKE_FAULT,
  type FakeAsked,
  type FakeFault,
  type FakeVendor,
  type FakeWorld,
  json,
  lostAnswer,
} from '../../fake/fake-vendor.ts';
import {sampleAndPrice} from '../../fake/sample-and-price.ts';
import {cards} from './cards.ts';

const policy = (loc: string[]) => ({
  detail: [
    {
      loc,
      msg: 'The content could not be processed: flagged by a content checker.',
      type: 'content_policy_violation',
    },
  ],
});

/** How a submission is refused. */
const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': json(422, policy(['body', 'prompt']), {'x-fal-retryable': 'false'}),
  balance: json(403, {detail: 'User is locked. Reason: Exhausted balance.'}),
  invalid: json(422, {
    detail: [{loc: ['body', 'duration'], msg: 'Input should be one of the lengths', type: 'literal_error'}],
  }),
};

const BUSY: Reply = json(503, {detail: 'No runner is free'});

/** The answer to a request for the result of a failed job. */
const ENDS: Partial<Record<FakeFault, Reply>> = {
  'moderated-output': json(422, policy(['output'])),
  internal: json(
    503,
    {detail: 'Runner disconnected', error_type: 'runner_disconnected'},
    {'x-fal-error-type': 'runner_disconnected'},
  ),
  timeout: json(
    504,
    {detail: 'Request timed out', error_type: 'request_timeout'},
    {'x-fal-request-timeout-type': 'user', 'x-fal-error-type': 'request_timeout'},
  ),
};

export const fake: FakeVendor = {
  from: '@fal-ai/client 1.10.1 (queue.js, response.js); fal.ai/docs, queue, errors and platform-apis/v1, 2026-11',
  faults: EVERY_FAKE_FAULT.filter((fault) => fault !== 'rate'),
  bills: () => false,
  answer: (asked, world) => {
    if (!asked.headers.authorization?.startsWith('Key '))
      return json(401, {detail: 'Authentication is required'});
    if (asked.path === '/v1/models/requests/by-endpoint') return history(asked, world);
    const found = /^\/(.+)\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(asked.path);
    return found ? ofJob(asked, world, found[2] ?? '', found[3] ?? '') : create(asked, world);
  },
};

function create(asked: FakeAsked, world: FakeWorld): Reply {
  const route = asked.path.replace(/^\/|\/$/g, '');
  const card = cards.find(({generation}) => Object.values(generation?.routes ?? {}).includes(route));
  if (asked.method !== 'POST' || !card) return json(404, {detail: `Application "${route}" not found`});
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const {body} = asked;
  const shape = card.generation?.shapes.find(
    ({ratio, width, height}) =>
      ratio === body.aspect_ratio && Math.min(width, height) === Number.parseInt(String(body.resolution), 10),
  );
  if (!shape)
    return json(422, {detail: [{loc: ['body', 'resolution'], msg: 'not a size', type: 'literal_error'}]});
  const job = world.accept({route, body, fault, ...sampleAndPrice(card, Number(body.duration), shape)});
  const lost = lostAnswer(fault, BUSY);
  if (lost) return lost;
  const home = `${world.origin}/${route.split('/').slice(0, 2).join('/')}/requests/${job.id}`;
  return json(200, {
    request_id: job.id,
    status: 'IN_QUEUE',
    queue_position: 0,
    response_url: home,
    status_url: `${home}/status`,
    cancel_url: `${home}/cancel`,
  });
}

/** Requests that have ended, the latest first. */
function history({query}: FakeAsked, world: FakeWorld): Reply {
  const since = Date.parse(query.get('start') ?? '');
  const wanted = world.jobs.filter(
    ({route, at}) => route === query.get('endpoint_id') && Date.parse(at) >= since,
  );
  // Jobs advance by being looked at, also where the list is the only request.
  const ended = wanted.filter((job) => !['waiting', 'running'].includes(world.look(job)));
  const items = ended.reverse().map(({id, route, at, body}) => ({
    request_id: id,
    endpoint_id: route,
    sent_at: at,
    started_at: at,
    ended_at: at,
    status_code: 200,
    ...(query.get('expand') === 'payloads' ? {json_input: body} : {}),
  }));
  return json(200, {items: items.slice(0, Number(query.get('limit') ?? 50)), has_more: false});
}

function ofJob({method}: FakeAsked, world: FakeWorld, id: string, part: string): Reply {
  const job = world.job(id);
  if (!job) return json(404, {detail: 'Request not found'});
  if (part === '/cancel') {
    if (method !== 'PUT') return json(405, {detail: 'Method Not Allowed'});
    if (job.looks >= job.needs) return json(400, {status: 'ALREADY_COMPLETED'});
    job.cancelled = true;
    return json(202, {status: 'CANCELLATION_REQUESTED'});
  }
  if (part === '/status') {
    const state = job.cancelled ? 'cancelled' : world.look(job);
    const status = {waiting: 'IN_QUEUE', running: 'IN_PROGRESS'}[state as string] ?? 'COMPLETED';
    return json(status === 'COMPLETED' ? 200 : 202, {status, request_id: id, queue_position: 0});
  }
  if (job.cancelled)
    return json(499, {detail: 'Request was cancelled'}, {'x-fal-error-type': 'client_cancelled'});
  const end = job.fault && ENDS[job.fault];
  if (end) return end;
  return json(
    200,
    {video: {url: world.result(job), content_type: 'video/mp4', file_name: 'out.mp4'}},
    {'x-fal-request-id': id},
  );
}
