import {
  EVERY_FAKE_FAULT,
  type FakeAsked,
  type FakeFault,
  type FakeVendor,
  type FakeWorld,
  lostAnswer,
  type Reply,
  sampleAndPrice,
} from 'tenspot/provider';
import {cards} from './cards.ts';

/** How this vendor refuses a submission. */
const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  rate: {status: 429, body: {message: 'Too many requests'}, headers: {'retry-after': '7'}},
  balance: {status: 402, body: {message: 'No credit'}},
  invalid: {status: 422, body: {message: 'duration: no such length'}},
};

/** The errors of jobs that end without a video. */
const ENDS: Partial<Record<FakeFault, {code: string; message: string}>> = {
  'moderated-input': {code: 'moderated_input', message: 'The prompt was refused'},
  'moderated-output': {code: 'moderated_output', message: 'The output was refused'},
  internal: {code: 'internal', message: 'Something broke'},
  timeout: {code: 'timeout', message: 'It took too long'},
};

/** A fake of the vendor for tests and the sandbox, which answers as the vendor documents. */
export const fake: FakeVendor = {
  from: 'made up; name the page or the version of the package that the answers were read from',
  faults: EVERY_FAKE_FAULT,
  bills: () => false,
  answer: (asked, world) => {
    if (!asked.headers.authorization?.startsWith('Bearer ')) return {status: 401, body: {message: 'No key'}};
    if (asked.method === 'POST' && asked.path === '/v1/videos') return create(asked, world);
    const job = world.job(asked.path.replace('/v1/videos/', ''));
    if (!job) return {status: 404, body: {message: 'No such video'}};
    const state = world.look(job);
    const {id} = job;
    if (state === 'waiting') return {status: 200, body: {id, status: 'queued'}};
    if (state === 'running') return {status: 200, body: {id, status: 'running'}};
    const error = ENDS[state as FakeFault];
    if (error) return {status: 200, body: {id, status: 'failed', error}};
    return {status: 200, body: {id, status: 'succeeded', url: world.result(job)}};
  },
};

function create({body}: FakeAsked, world: FakeWorld): Reply {
  const card = cards.find(({generation}) => generation?.routes.words === body.model);
  const shape = card?.generation?.shapes.find(
    ({ratio, width, height}) =>
      ratio === body.aspect_ratio && `${Math.min(width, height)}p` === body.resolution,
  );
  if (!card || !shape) return {status: 422, body: {message: 'No such model, or no such size'}};
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const made = sampleAndPrice(card, Number(body.duration), shape);
  const job = world.accept({route: String(body.model), body, fault, ...made});
  // The job is accepted, and its answer is lost: the connection breaks, or a gateway answers.
  const busy = {status: 503, body: {message: 'Full'}};
  return lostAnswer(fault, busy) ?? {status: 200, body: {id: job.id, status: 'queued'}};
}
