import type {Lying, LyingStage} from './lying-vendor.ts';
import {reply} from './lying-vendor.ts';

/** The status of each outcome, and the vendor's bill against the ledger: what may be charged is spent or held. */
export const accounts = ({bill, ledger}: LyingStage) => {
  const {spent, held} = ledger.totals();
  return {accepted: bill.length, spent: spent > 0, held: held > 0};
};
export const notes = ({ledger}: LyingStage) =>
  ledger.inStates(['PARKED']).map(({unresolved}) => unresolved?.note ?? '');

/** A prediction as Replicate lists it: the prompt has a space more, the length is text, and its clock is 90 s behind. */
export const prediction = (
  {id, at, body}: Parameters<Lying>[1]['bill'][number],
  clip: string,
  webhook = true,
) => {
  const input = body.input as Record<string, unknown>;
  return {
    id,
    model: 'bytedance/seedance-2.0',
    version: 'hidden',
    created_at: new Date(at - 90_000).toISOString(),
    input: {...input, prompt: `${input.prompt} `, duration: String(input.duration)},
    ...(webhook ? {webhook: body.webhook} : {}),
    status: 'succeeded',
    output: [clip],
    error: null,
    urls: {},
  };
};

/** A task of Runway that goes through these states, look by look; the last one stays. */
export const task =
  (...states: object[]): Lying =>
  ({method, path}, {bill, accept}) => {
    if (method === 'POST') return reply(200, {id: accept().id});
    const job = bill.find(({id}) => decodeURIComponent(path).endsWith(id));
    if (!job) return reply(404, {error: 'no such task'});
    const state = states[Math.min(job.looks++, states.length - 1)];
    return reply(200, {id: job.id, createdAt: new Date(job.at).toISOString(), ...state});
  };
export const FAILED = {
  status: 'FAILED',
  failureCode: 'INTERNAL.BAD_OUTPUT',
  failure: 'an error',
  cost: {credits: 0},
};
export const succeeded = (clip: string, more = {cost: {credits: 24}} as object) => ({
  status: 'SUCCEEDED',
  output: [clip],
  ...more,
});

/** Answers that need the address of the clip. */
export const withClip =
  (of: (clip: string) => Lying): Lying =>
  (asked, vendor) =>
    of(vendor.clip)(asked, vendor);

/** A request of fal that is completed; its result is answered by `result`, look by look. */
export const completed =
  (result: (clip: string, looks: number) => ReturnType<typeof reply>): Lying =>
  ({method, path}, {bill, accept, clip}) => {
    if (method === 'POST') return reply(200, {request_id: accept().id, status: 'IN_QUEUE'});
    const job = bill.find(({id}) => path.includes(encodeURIComponent(id)));
    if (!job) return reply(404, {detail: 'no such request'});
    if (path.endsWith('/status')) return reply(200, {status: 'COMPLETED', request_id: job.id});
    return result(clip, job.looks++);
  };
