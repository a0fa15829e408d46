import {randomUUID} from 'node:crypto';
import type {Accounts, Job, Size} from './accounts.ts';
import {askedFor, instead, phaseOf, serveFile} from './job-answers.ts';
import {type Ask, jsonIn, type Say} from './reply.ts';
import {submit} from './submission.ts';

// A ComfyUI server, from docs.comfy.org/development/comfyui-server/comms_routes and the routes in server.py of ComfyUI. It has no key
// and no price. Each run of a campaign has a name of its own for it, by which the books tell the runs apart.

/** The hosts under which runs reach the server: `r7.comfyui.example` is that of the run `r7`. */
export const COMFYUI_HOSTS = Array.from({length: 80}, (_, index) => `r${index + 1}.comfyui.example`);

type Node = {class_type?: string; inputs?: Record<string, unknown>};

export function answerComfyui(ask: Ask, accounts: Accounts): Say | Promise<Say> {
  const run = ask.host.split('.')[0] ?? '';
  const jobs = accounts.jobs.filter(({vendor}) => vendor === 'comfyui');
  const {method, path} = ask;
  if (method === 'POST' && path === '/prompt') return order(ask, run, accounts);
  if (method === 'POST' && path === '/queue') return change(ask, jobs, accounts);
  if (method === 'POST' && path === '/interrupt') return {status: 200, text: ''};
  if (path === '/queue') {
    accounts.onMoment('listed', run);
    return queue(jobs, accounts);
  }
  if (path === '/view') {
    accounts.onMoment('served', run);
    const job = jobs.find(({id}) => ask.query.get('filename') === fileOf(id));
    return job ? serveFile(job, ask.headers.range as string | undefined) : {status: 404, text: ''};
  }
  const id = /^\/history\/([^/]+)$/.exec(path)?.[1];
  if (id === undefined) return {status: 404, text: '404: Not Found'};
  accounts.onMoment('polled', run);
  return history(decodeURIComponent(id), jobs, accounts);
}

const fileOf = (id: string): string => `video_${id}_00001_.mp4`;

function order(ask: Ask, run: string, accounts: Accounts): Promise<Say> {
  const body = jsonIn(ask.body);
  const prompt = (body.prompt ?? {}) as Record<string, Node>;
  const inputs = Object.values(prompt).map(({inputs: each = {}}) => each);
  const numberIn = (name: string, otherwise: number): number =>
    Number(inputs.find((each) => typeof each[name] === 'number')?.[name] ?? otherwise);
  const size: Size = {width: numberIn('width', 704), height: numberIn('height', 1280)};
  const fps = numberIn('fps', 24);
  return submit(
    {
      vendor: 'comfyui',
      key: `key-${run}-none`,
      route: 'prompt',
      input: body,
      words: JSON.stringify(prompt),
      size,
      seconds: Math.max(1, Math.round(numberIn('length', 5 * fps) / fps)),
      list: 0,
      // The client may choose the id.
      newId: () => String(body.prompt_id ?? randomUUID()),
      accepted: (_job, id) => ({json: {prompt_id: id, number: accounts.jobs.length, node_errors: {}}}),
      refusal: (_status, message) => ({
        error: {type: 'prompt_outputs_failed_validation', message, details: '', extra_info: {}},
        node_errors: {},
      }),
    },
    accounts,
  );
}

function change(ask: Ask, jobs: readonly Job[], accounts: Accounts): Say {
  const {delete: ids} = jsonIn(ask.body);
  for (const job of jobs)
    if (Array.isArray(ids) && ids.includes(job.id) && phaseOf(job, accounts.now()) === 'queued')
      job.cancelled = true;
  return {status: 200, text: ''};
}

/** The places, the ids, the prompts, what the client sent beside them, and the nodes that have outputs. */
function queue(jobs: readonly Job[], {now}: Accounts): Say {
  const entries = (phase: string) =>
    jobs
      .filter((job) => phaseOf(job, now()) === phase)
      .map(({id, input}, place) => [place, id, input.prompt ?? {}, {}, ['9']]);
  return {json: {queue_running: entries('running'), queue_pending: entries('queued')}};
}

/** A prompt that has not ended, or was taken out of the queue, is not in the history. */
function history(id: string, jobs: readonly Job[], accounts: Accounts): Say {
  const found = askedFor(jobs, id, accounts, {});
  if ('say' in found) return found.say.status === 404 ? {json: {}} : found.say;
  const {job} = found;
  const phase = phaseOf(job, accounts.now());
  if (phase !== 'failed' && phase !== 'succeeded') return {json: {}};
  const lie = phase === 'succeeded' ? instead(job, accounts, {}) : undefined;
  if (lie) return lie;
  const about = {prompt: [0, id, job.input.prompt ?? {}, {}, ['9']], meta: {}};
  if (phase === 'failed') {
    const error = {
      prompt_id: id,
      node_id: '3',
      node_type: 'KSampler',
      exception_type: 'OutOfMemory',
      exception_message: 'Allocation failed',
    };
    const status = {status_str: 'error', completed: false, messages: [['execution_error', error]]};
    return {json: {[id]: {...about, outputs: {}, status}}};
  }
  const images = [{filename: fileOf(id), subfolder: 'video', type: 'output'}];
  const status = {
    status_str: 'success',
    completed: true,
    messages: [['execution_success', {prompt_id: id}]],
  };
  return {json: {[id]: {...about, outputs: {'9': {images, animated: [true]}}, status}}};
}
