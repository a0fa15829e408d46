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

const error = (code: number, status: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(code, {error: {code, message, status}}, headers);

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  'moderated-input': error(400, 'INVALID_ARGUMENT', 'The prompt was blocked for safety reasons.'),
  rate: error(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for requests per minute', {'retry-after': '7'}),
  balance: error(403, 'PERMISSION_DENIED', 'Billing is not enabled for this project'),
  invalid: error(400, 'INVALID_ARGUMENT', 'Invalid value at response_format.duration'),
};

const BUSY: Reply = error(503, 'UNAVAILABLE', 'The model is overloaded');

const ENDS: Partial<Record<FakeFault, object>> = {
  'moderated-output': {
    status: 'failed',
    errors: [{code: 9, message: 'The generated video was blocked by safety filters.'}],
  },
  internal: {status: 'failed', errors: [{code: 13, message: 'Internal error encountered.'}]},
  timeout: {
    status: 'incomplete',
    errors: [{code: 4, message: 'Deadline expired before the video was made.'}],
  },
};

export const fake: FakeVendor = {
  from: '@google/genai 3.1.0 (interactions: paths, steps, statuses); ai.google.dev, interactions, 2026-11',
  faults: EVERY_FAKE_FAULT,
  bills: () => false,
  answer: async (asked, world) => {
    if (!asked.headers['x-goog-api-key']) return error(400, 'INVALID_ARGUMENT', 'API key not valid');
    if (asked.path === '/v1/interactions') return create(asked, world);
    const [, id = '', cancel] = /^\/v1\/interactions\/([^/]+)(\/cancel)?$/.exec(asked.path) ?? [];
    const job = world.job(id);
    if (!job) return error(404, 'NOT_FOUND', 'Interaction not found');
    if (cancel && job.looks < job.needs) job.cancelled = true;
    return json(200, job.cancelled ? {id, status: 'cancelled'} : {id, ...(await look(job, world))});
  },
};

function create({body}: FakeAsked, world: FakeWorld): Reply {
  const card = cards.find(({generation}) => generation?.routes.words === body.model);
  if (!card) return error(404, 'NOT_FOUND', 'No such model');
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const format = body.response_format as Record<string, string>;
  const shape = card.generation?.shapes.find(
    ({ratio, width, height}) =>
      ratio === format.aspect_ratio && `${Math.min(width, height)}p` === format.resolution,
  );
  if (!shape || !/^\d+s$/.test(format.duration ?? ''))
    return error(400, 'INVALID_ARGUMENT', 'Invalid response_format');
  const made = sampleAndPrice(card, Number.parseInt(format.duration ?? '', 10), shape);
  const job = world.accept({route: String(body.model), body, fault, ...made});
  return lostAnswer(fault, BUSY) ?? json(200, {id: job.id, status: 'in_progress', object: 'interaction'});
}

async function look(job: FakeJob, world: FakeWorld): Promise<object> {
  const state = world.look(job);
  if (state === 'waiting') return {status: 'queued'};
  if (state === 'running') return {status: 'in_progress'};
  const end = ENDS[state as FakeFault];
  if (end) return end;
  // The vendor promises the URI in the first answer only; later ones may hold the video itself.
  const later = job.fault === 'stale-url' && job.fetched !== undefined;
  const where = later
    ? {data: Buffer.from(await world.samples.clip(job.sample)).toString('base64')}
    : {uri: world.result(job)};
  const video = {type: 'video', ...where, mime_type: 'video/mp4'};
  return {status: 'completed', steps: [{type: 'model_output', content: [video]}]};
}
