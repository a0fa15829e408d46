import type {Reply} from '../../../src/machine/http/serve.ts';
import {
  type FakeAsked,
  type FakeFault,
  type FakeJob,
  type FakeVendor,
  type FakeWorld,
  json,
  lostAnswer,
} from '../../../src/providers/fake/fake-vendor.ts';

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  rate: json(429, {error: 'slow down'}, {'retry-after': '7'}),
  balance: json(402, {error: 'no credit'}),
  invalid: json(400, {error: 'no such field'}),
};

export const fake: FakeVendor = {
  from: 'made up for the trial',
  faults: [
    'rate',
    'balance',
    'invalid',
    'internal',
    'unknown-outcome',
    'busy-after-acceptance',
    'expired-asset',
  ],
  bills: () => false,
  answer: (asked, world) => {
    if (!asked.headers.authorization?.startsWith('Bearer ')) return json(401, {error: 'no key'});
    const [, id] = /^\/v1\/speech(?:\/(.+))?$/.exec(asked.path) ?? [];
    if (asked.method === 'POST') return create(asked, world);
    if (id === undefined) {
      const jobs = world.jobs.filter(({body}) => body.client === asked.query.get('client'));
      return json(200, {jobs: jobs.map((each) => ({id: each.id}))});
    }
    const job = world.job(id);
    if (!job) return json(404, {error: 'no such job'});
    if (asked.method === 'DELETE') return cancel(job);
    return status(job, world);
  },
  result: async ({body}) => ({type: 'audio/wav', body: wavOf(String(body.text).length * 0.05)}),
};

function create({body}: FakeAsked, world: FakeWorld): Reply {
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const usd = (String(body.text).length / 1000) * 0.1;
  const sample = {seconds: 1, width: 90, height: 160};
  const job = world.accept({route: String(body.model), sample, usd, body, fault});
  return lostAnswer(fault, json(503, {error: 'full'})) ?? json(200, {id: job.id});
}

function status(job: FakeJob, world: FakeWorld): Reply {
  if (job.cancelled) return json(200, {state: 'failed', reason: 'cancelled'});
  const state = world.look(job);
  if (state === 'waiting') return json(200, {state: 'queued'});
  if (state === 'running') return json(200, {state: 'speaking'});
  if (state !== 'done') return json(200, {state: 'failed', reason: 'it broke'});
  return json(200, {state: 'done', url: world.result(job), usd: job.usd});
}

function cancel(job: FakeJob): Reply {
  job.cancelled = job.looks < job.needs;
  return json(200, {});
}

/** A tone of so many seconds: PCM of 16 bits, mono, 8 kHz. */
function wavOf(seconds: number): Uint8Array {
  const [rate, header] = [8000, Buffer.alloc(44)];
  const samples = Int16Array.from({length: Math.ceil(seconds * rate)}, (_, at) => 8000 * Math.sin(at / 3));
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(2 * rate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
