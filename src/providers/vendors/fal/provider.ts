import {type HttpProblem, httpProblemIn} from '../../../machine/http/http-problem.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {findLostJob, type ListedJob} from '../../adapter/find-lost-job.ts';
import {seedMark} from '../../adapter/order-mark.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import {JobListAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

/** The list of requests that have ended, with their input. */
const HISTORY = 'https://api.fal.ai/v1/models/requests/by-endpoint';
/** Milliseconds before the submission from which on requests are listed: the two clocks may differ. */
const SKEW = 3_600_000;
/** Requests that are listed at most: the largest page. */
const PAGE = 100;

/**
 * The first keeps the queue from running a failed job again, up to ten times. The second has fal keep input and result for accounts
 * that store no payloads: they are deleted after an hour otherwise, and a paid clip could not be found.
 */
const HEADERS = {'x-fal-no-retry': '1', 'x-fal-store-io': '1'};

/**
 * The mark of an order. The list of requests shows the input and nothing else that we send, so only a seed can be a mark: where the
 * model takes one and the shot names none.
 */
const markOf = ({
  card,
  resolved,
  clientId,
}: Pick<VendorRequest, 'card' | 'resolved' | 'clientId'>): Record<string, number> =>
  clientId !== undefined && requestFields(card).seed && resolved.params.seed === undefined
    ? {seed: seedMark(clientId)}
    : {};

/** A completed request whose result is not to be had, for a moment or for good: the status itself is answered. */
const resultMissing = ({message}: HttpProblem): TenspotError =>
  new TenspotError({
    code: 'answer-unreadable',
    what: 'the request is completed, and the answer has no result',
    expected: 'the result, or the error that ended the request',
    got: message,
  });

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
        const input = {...markOf(order), ...requestBody(order)};
        const answer: unknown = await queue.submit(route, {input, headers: HEADERS});
        return {id: parseAnswer(SubmissionAnswer, answer).request_id, vendor: {route}};
      },

      look: async ({id, vendor}) => {
        const route = vendor?.route ?? '';
        const requestId = encodeURIComponent(id);
        const {status} = parseAnswer(StatusAnswer, await queue.status(route, {requestId}));
        if (status === 'IN_QUEUE') return {state: 'pending', queued: true};
        // Also a status that is not known here: the job may still run.
        if (status !== 'COMPLETED') return {state: 'pending'};
        try {
          const {data} = await queue.result(route, {requestId});
          return {state: 'done', result: {url: parseAnswer(ResultAnswer, data).video.url}};
        } catch (error) {
          const problem = httpProblemIn(error);
          const end = problem && explainFailedJob(problem);
          if (end) return end;
          throw problem && problem.status >= 500 ? resultMissing(problem) : error;
        }
      },

      // The list is of requests that have ended: one that waits or runs is not in it.
      find: async (order, sent) => {
        const {route, resolved} = order;
        const start = new Date(Date.parse(sent.at) - SKEW).toISOString();
        const query = {endpoint_id: route, start, expand: 'payloads', limit: String(PAGE)};
        const url = `${HISTORY}?${new URLSearchParams(query)}`;
        const answer = await fetch(url, {headers: {authorization: `Key ${key}`}});
        const {items} = parseAnswer(JobListAnswer, await answer.json());
        const [[name = '', mark] = []] = Object.entries(markOf(order));
        const listed = items.map(({request_id, sent_at, json_input}): ListedJob => {
          const shown = mark === undefined ? undefined : json_input?.[name];
          const isOurs = String(shown) === String(mark);
          return {
            id: request_id,
            at: sent_at,
            asked: json_input ?? null,
            mark: shown == null ? 'none' : isOurs ? 'ours' : 'other',
          };
        });
        const found = findLostJob(listed, resolved, sent);
        return typeof found === 'object' && 'id' in found ? {...found, vendor: {route}} : found;
      },

      cancel: ({id, vendor}) => queue.cancel(vendor?.route ?? '', {requestId: encodeURIComponent(id)}),
    };
  },
});
