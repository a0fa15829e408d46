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
  rate: json(429, {error: 'Too many requests'}, {'retry-after': '7'}),
  balance: json(400, {error: 'You do not have enough credits to run this task.'}),
  invalid: json(400, {
    error: 'Validation of body failed',
    issues: [{path: ['duration'], message: 'Invalid input'}],
  }),
};

const BUSY: Reply = json(503, {error: 'Service unavailable'});

const CODES: Partial<Record<FakeFault, [code: string, words: string]>> = {
  'moderated-input': ['SAFETY.INPUT.TEXT', 'The prompt did not pass content moderation.'],
  'moderated-output': ['SAFETY.OUTPUT.VIDEO', 'The output did not pass content moderation.'],
  internal: ['INTERNAL.BAD_OUTPUT.CODE01', 'An internal error occurred.'],
};

export const fake: FakeVendor = {
  from: '@runwayml/sdk 4.20.1 (client, tasks.d.ts); docs.dev.runwayml.com/errors, 2026-11',
  faults: EVERY_FAKE_FAULT.filter((fault) => fault !== 'timeout'),
  // "Moderated generations cost the same as successful ones."
  bills: (fault) => fault.startsWith('moderated'),
  answer: (asked, world) => {
    if (!asked.headers.authorization?.startsWith('Bearer ')) return json(401, {error: 'Unauthorized'});
    if (asked.headers['x-runway-version'] !== '2024-11-06') return json(400, {error: 'Unknown API version'});
    const id = /^\/v1\/tasks\/([^/]+)$/.exec(asked.path)?.[1];
    return id ? ofTask(world, id) : create(asked, world);
  },
};

function create({path, body}: FakeAsked, world: FakeWorld): Reply {
  const kind = {'/v1/text_to_video': 'words', '/v1/image_to_video': 'photo', '/v1/video_to_video': 'clip'}[
    path
  ];
  const card = cards.find(({generation}) => generation?.routes[kind as 'words'] === body.model);
  if (!kind || !card) return json(404, {error: 'Not found'});
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  if (kind === 'photo' && !JSON.stringify(body.promptImage).includes('data:image/'))
    return json(400, {error: 'Validation of body failed'});
  const [width = 720, height = 1280] = String(body.ratio ?? '720:1280')
    .split(':')
    .map(Number);
  const made = sampleAndPrice(card, Number(body.duration ?? 1), {width, height});
  const job = world.accept({route: String(body.model), body, fault, ...made});
  const lost = lostAnswer(fault, BUSY);
  if (lost) return lost;
  return json(200, {id: job.id, estimatedCost: {credits: credits(job)}});
}

function ofTask(world: FakeWorld, id: string): Reply {
  const job = world.job(id);
  if (!job) return json(404, {error: 'Task not found'});
  const common = {id, createdAt: job.at};
  const state = world.look(job);
  if (state === 'waiting')
    return json(200, {...common, status: 'THROTTLED', estimatedCost: {credits: credits(job)}});
  if (state === 'running')
    return json(200, {...common, status: 'RUNNING', progress: 0.5, estimatedCost: {credits: credits(job)}});
  const failure = CODES[state as FakeFault];
  if (failure) {
    const cost = {credits: fake.bills(state as FakeFault) ? credits(job) : 0};
    return json(200, {...common, status: 'FAILED', failureCode: failure[0], failure: failure[1], cost});
  }
  return json(200, {
    ...common,
    status: 'SUCCEEDED',
    output: [world.result(job)],
    cost: {credits: credits(job)},
  });
}

const credits = ({usd}: FakeJob): number => Math.round(usd * 100);
