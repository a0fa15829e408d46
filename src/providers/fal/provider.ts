import {httpProblemIn} from '../../machine/http/problem.ts';
import {remote} from '../remote.ts';
import {cards} from './cards.ts';
import {endOf, explain} from './failures.ts';
import {familyOf} from './fields.ts';

type Made = {video?: {url?: string}};

/** fal.ai: many makers' models behind one queue. */
export const fal = remote({
  id: 'fal',
  title: 'fal.ai',
  models: cards,
  key: 'FAL_KEY',
  sdk: '@fal-ai/client',
  history: 'Requests and Billing of the dashboard at fal.ai; a request by its id',
  origins: () => ['https://queue.fal.run'],
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
        // Without the header the queue itself runs a failed job again, up to ten times.
        const {request_id} = await queue.submit(route, {input, headers: {'x-fal-no-retry': '1'}});
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

      cancel: ({id, vendor}) => queue.cancel(vendor?.route ?? '', {requestId: id}),
    };
  },
});
