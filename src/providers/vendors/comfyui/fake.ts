import type {Reply} from '../../../machine/http/serve.ts';
import {
  type FakeAsked,
  type FakeJob,
  type FakeVendor,
  type FakeWorld,
  json,
  lostAnswer,
} from '../../fake/fake-vendor.ts';
import {sampleAndPrice} from '../../fake/sample-and-price.ts';
import {cards} from './cards.ts';

const INVALID = json(400, {
  error: {type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation'},
  node_errors: {
    model: {errors: [{type: 'value_not_in_list', details: 'unet_name is not in the list of files'}]},
  },
});

export const fake: FakeVendor = {
  from: 'ComfyUI server.py and execution.py, 2026-11: /prompt, /queue, /history, /view',
  faults: ['invalid', 'internal', 'expired-asset', 'unknown-outcome', 'busy-after-acceptance'],
  bills: () => false,
  answer: async (asked, world) => {
    if (asked.path === '/prompt') return create(asked, world);
    if (asked.path === '/queue') return queue(asked, world);
    if (asked.path === '/view') return view(asked, world);
    const job = world.job(/^\/history\/(.+)$/.exec(asked.path)?.[1] ?? '');
    return json(200, job ? history(job, world) : {});
  },
};

function create({body}: FakeAsked, world: FakeWorld): Reply {
  const [card] = cards;
  const fault = world.fault();
  if (fault === 'invalid' || !card) return INVALID;
  const {latent} = body.prompt as {latent: {inputs: {width: number; height: number; length: number}}};
  const {width, height, length} = latent.inputs;
  const made = sampleAndPrice(card, (length - 1) / 24, {width, height});
  const job = world.accept({route: 'wan-2-2-5b', body, fault, id: String(body.prompt_id), ...made});
  return (
    lostAnswer(fault, json(503, {})) ??
    json(200, {prompt_id: job.id, number: world.jobs.length, node_errors: {}})
  );
}

function queue({method, body}: FakeAsked, world: FakeWorld): Reply {
  if (method === 'POST') {
    for (const id of (body.delete ?? []) as string[]) {
      const job = world.job(id);
      if (job && job.looks < job.needs) job.cancelled = true;
    }
    return {status: 200};
  }
  const waiting = world.jobs.filter(({looks, needs, cancelled}) => looks < needs && !cancelled);
  for (const job of waiting) world.look(job);
  return json(200, {queue_running: [], queue_pending: waiting.map(({id}, number) => [number, id])});
}

function history(job: FakeJob, world: FakeWorld): object {
  if (job.cancelled || job.looks < job.needs) return {};
  const state = world.look(job);
  if (state === 'internal') {
    const error = {node_type: 'KSampler', exception_message: 'Allocation on device: out of memory'};
    return {
      [job.id]: {status: {status_str: 'error', completed: false, messages: [['execution_error', error]]}},
    };
  }
  const images = [{filename: `${job.id}.mp4`, subfolder: 'tenspot', type: 'output'}];
  return {
    [job.id]: {
      status: {status_str: 'success', completed: true},
      outputs: {saved: {images, animated: [true]}},
    },
  };
}

async function view({query}: FakeAsked, world: FakeWorld): Promise<Reply> {
  const job = world.job((query.get('filename') ?? '').replace(/\.mp4$/, ''));
  if (!job || job.fault === 'expired-asset') return {status: 404};
  return {status: 200, headers: {'content-type': 'video/mp4'}, body: await world.samples.clip(job.sample)};
}
