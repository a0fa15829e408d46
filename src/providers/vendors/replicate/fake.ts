import type {Reply} from '../../../machine/http/serve.ts';
import {
  EVERY_FAKE_FAULT,
  type FakeAsked,
  type FakeFault,
  type FakeJob,
  type FakeVendor,
  type FakeWorld,
  json,
  lostAnswer,
} from '../../fake/fake-vendor.ts';
import {sampleAndPrice} from '../../fake/sample-and-price.ts';
import {cards} from './cards.ts';

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  rate: json(
    429,
    {title: 'Request was throttled', detail: 'Expected available in 7 seconds', status: 429},
    {'retry-after': '7'},
  ),
  balance: json(402, {title: 'Insufficient credit', detail: 'You have insufficient credit', status: 402}),
  invalid: json(422, {
    title: 'Input validation failed',
    detail: '- input.duration: must be one of',
    status: 422,
  }),
};

const BUSY: Reply = json(503, {title: 'Service unavailable', detail: 'Try again', status: 503});

const ENDS: Partial<Record<FakeFault, {status: string; error: string}>> = {
  'moderated-input': {status: 'failed', error: 'The input was flagged as sensitive. (E005)'},
  'moderated-output': {status: 'failed', error: 'The output was flagged as sensitive. (E005)'},
  internal: {status: 'failed', error: 'Prediction interrupted; please retry (code: PA)'},
  timeout: {status: 'aborted', error: 'Prediction was aborted: its deadline passed before it began'},
};

export const fake: FakeVendor = {
  from: 'replicate 1.4.0 (lib/predictions.js, index.d.ts); replicate.com/docs/reference/http, 2026-11',
  faults: EVERY_FAKE_FAULT,
  bills: () => false,
  answer: (asked, world) => {
    if (!asked.headers.authorization?.startsWith('Bearer '))
      return json(401, {title: 'Unauthenticated', detail: 'No token', status: 401});
    const [, model] = /^\/v1\/models\/(.+)\/predictions$/.exec(asked.path) ?? [];
    if (model && asked.method === 'POST') return create(asked, world, model);
    if (asked.path === '/v1/predictions')
      return json(200, {
        previous: null,
        next: null,
        results: [...world.jobs].reverse().map(startedPrediction),
      });
    const [, id = ''] = /^\/v1\/predictions\/([^/]+)$/.exec(asked.path) ?? [];
    const job = world.job(id);
    if (!job) return json(404, {title: 'Not found', status: 404});
    return json(200, look(job, world));
  },
};

function create({body}: FakeAsked, world: FakeWorld, model: string): Reply {
  const card = cards.find(({generation}) => generation?.routes.words === model);
  if (!card) return json(404, {title: 'Not found', status: 404});
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const input = body.input as Record<string, unknown>;
  const shape = card.generation?.shapes.find(
    ({ratio, width, height}) =>
      ratio === input.aspect_ratio && `${Math.min(width, height)}p` === input.resolution,
  );
  if (!shape) return json(422, {title: 'Input validation failed', status: 422});
  const job = world.accept({
    route: model,
    body,
    fault,
    ...sampleAndPrice(card, Number(input.duration), shape),
  });
  return lostAnswer(fault, BUSY) ?? json(201, startedPrediction(job));
}

const startedPrediction = (job: FakeJob) => ({
  id: job.id,
  model: job.route,
  version: 'hidden',
  input: job.body.input,
  webhook: job.body.webhook,
  created_at: job.at,
  status: 'starting',
  error: null,
  output: null,
  urls: {},
});

function look(job: FakeJob, world: FakeWorld): object {
  const state = world.look(job);
  if (state === 'waiting') return startedPrediction(job);
  if (state === 'running') return {...startedPrediction(job), status: 'processing'};
  const end = ENDS[state as FakeFault];
  return end
    ? {...startedPrediction(job), ...end}
    : {...startedPrediction(job), status: 'succeeded', output: [world.result(job)]};
}
