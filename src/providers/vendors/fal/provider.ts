import {httpProblemIn} from '../../../machine/http/http-problem.ts';
import {remote} from '../../adapter/remote.ts';
import {similarJobs} from '../../adapter/similar-jobs.ts';
import {cards} from './cards.ts';
import {endOf, explain} from './failures.ts';
import {familyOf} from './fields.ts';

type Made = {video?: {url?: string}};
type Past = {
  items: {request_id: string; sent_at: string; json_input?: Record<string, unknown> | null}[];
  has_more?: boolean;
};

/** The host's list of late requests, with what was asked for. */
const HISTORY = 'https://api.fal.ai/v1/models/requests/by-endpoint';
/** Milliseconds by which their clock and ours may differ. */
const SKEW = 60_000;

/**
 * Without the first, the queue itself runs a failed job again, up to ten times. Without the second, an account that keeps no
 * payloads has forgotten after an hour where the clip is, and what was asked for.
 */
const HEADERS = {'x-fal-no-retry': '1', 'x-fal-store-io': '1'};

/** fal.ai: many makers' models behind one queue. */
export const fal = remote({
  id: 'fal',
  title: 'fal.ai',
  models: cards,
  key: 'FAL_KEY',
  sdk: '@fal-ai/client',
  history: 'Requests and Billing of the dashboard at fal.ai; a request by its id',
  origins: () => ['https://queue.fal.run', new URL(HISTORY).origin],
  fields: (card) => familyOf(card).fields,
  explain,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {createFalClient} = await import('@fal-ai/client');
    const {queue} = createFalClient({credentials: key, fetch, suppressLocalCredentialsWarning: true});
    return {
      create: async ({route, resolved, card, files}) => {
        const {pictures} = familyOf(card);
        const input = {
          ...resolved.params,
          ...(files.photo ? {[pictures.photo]: files.photo} : {}),
          ...(files.last ? {[pictures.last]: files.last} : {}),
        };
        const {request_id} = await queue.submit(route, {input, headers: HEADERS});
        return {id: request_id, vendor: {route}};
      },

      look: async ({id, vendor}) => {
        const route = vendor?.route ?? '';
        const {status} = await queue.status(route, {requestId: id});
        if (status === 'IN_QUEUE') return {state: 'pending', queued: true};
        if (status !== 'COMPLETED') return {state: 'pending'};
        try {
          const {video} = (await queue.result(route, {requestId: id})).data as Made;
          return {state: 'done', ...(video?.url ? {result: {url: video.url}} : {})};
        } catch (error) {
          const problem = httpProblemIn(error);
          const end = problem && endOf(problem);
          if (end) return end;
          throw error;
        }
      },

      find: async ({route, resolved}, sent) => {
        const since = Date.parse(sent.at) - SKEW;
        const start = new Date(since).toISOString();
        const query = new URLSearchParams({endpoint_id: route, start, expand: 'payloads', limit: '100'});
        const answer = await fetch(`${HISTORY}?${query}`, {headers: {authorization: `Key ${key}`}});
        const {items, has_more} = (await answer.json()) as Past;
        if (has_more) return 'unsure';
        const listed = items
          .filter(({sent_at}) => Date.parse(sent_at) >= since)
          .map(({request_id, json_input}) => ({id: request_id, asked: json_input ?? null}));
        const found = similarJobs(listed, resolved, sent);
        // It is sorted by the end of a request: nobody says that one that waits or runs is in it.
        if (found === 'none') return 'unlisted';
        return typeof found === 'object' ? {...found, vendor: {route}} : found;
      },

      cancel: ({id, vendor}) => queue.cancel(vendor?.route ?? '', {requestId: id}),
    };
  },
});
