import {httpProblemIn} from '../../../machine/http/http-problem.ts';
import {findLostJob} from '../../adapter/find-lost-job.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import {JobListAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

/** The list of requests that have ended, with their input. */
const HISTORY = 'https://api.fal.ai/v1/models/requests/by-endpoint';
/** Milliseconds by which the vendor's clock and this machine's may differ. */
const SKEW = 60_000;

/**
 * The first keeps the queue from running a failed job again, up to ten times. The second has fal keep input and result for accounts
 * that store no payloads: they are deleted after an hour otherwise, and a paid clip could not be found.
 */
const HEADERS = {'x-fal-no-retry': '1', 'x-fal-store-io': '1'};

/** fal.ai: models of many makers behind one queue. */
export const fal = remote({
  id: 'fal',
  title: 'fal.ai',
  models: cards,
  key: 'FAL_KEY',
  sdk: '@fal-ai/client',
  history: 'Requests and Billing of the dashboard at fal.ai; a request by its id',
  origins: () => ['https://queue.fal.run', new URL(HISTORY).origin],
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {createFalClient} = await import('@fal-ai/client');
    const {queue} = createFalClient({credentials: key, fetch, suppressLocalCredentialsWarning: true});
    return {
      create: async (order) => {
        const {route} = order;
        const answer: unknown = await queue.submit(route, {input: requestBody(order), headers: HEADERS});
        return {id: parseAnswer(SubmissionAnswer, answer).request_id, vendor: {route}};
      },

      look: async ({id, vendor}) => {
        const route = vendor?.route ?? '';
        const {status} = parseAnswer(StatusAnswer, await queue.status(route, {requestId: id}));
        if (status === 'IN_QUEUE') return {state: 'pending', queued: true};
        // Also a status that is not known here: the job may still run.
        if (status !== 'COMPLETED') return {state: 'pending'};
        try {
          const {data} = await queue.result(route, {requestId: id});
          return {state: 'done', result: {url: parseAnswer(ResultAnswer, data).video.url}};
        } catch (error) {
          const problem = httpProblemIn(error);
          const end = problem && explainFailedJob(problem);
          if (end) return end;
          throw error;
        }
      },

      find: async ({route, resolved}, sent) => {
        const since = Date.parse(sent.at) - SKEW;
        const start = new Date(since).toISOString();
        const query = new URLSearchParams({endpoint_id: route, start, expand: 'payloads', limit: '100'});
        const answer = await fetch(`${HISTORY}?${query}`, {headers: {authorization: `Key ${key}`}});
        const {items, has_more} = parseAnswer(JobListAnswer, await answer.json());
        if (has_more) return 'unsure';
        const listed = items
          .filter(({sent_at}) => Date.parse(sent_at) >= since)
          .map(({request_id, json_input}) => ({id: request_id, asked: json_input ?? null}));
        const found = findLostJob(listed, resolved, sent);
        // The list is of requests that have ended: one that waits or runs may not be in it.
        if (found === 'none') return 'unlisted';
        return typeof found === 'object' ? {...found, vendor: {route}} : found;
      },

      cancel: ({id, vendor}) => queue.cancel(vendor?.route ?? '', {requestId: id}),
    };
  },
});
