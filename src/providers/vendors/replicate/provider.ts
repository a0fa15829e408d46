import {findLostJob, type ListedJob} from '../../adapter/find-lost-job.ts';
import {requireMark, webhookMark} from '../../adapter/order-mark.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import {JobListAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

/** Pages of the list, of a hundred predictions each, that are read for a lost one. */
const PAGES = 5;

const ENDED = ['failed', 'canceled', 'aborted'];

/**
 * The mark of an order: a webhook address, which the list shows with each prediction. Replicate checks only that it is a URL, and makes
 * the prediction also where nothing can be delivered (github.com/replicate/replicate-javascript/issues/81).
 */
const markOf = ({clientId}: Pick<VendorRequest, 'clientId'>) =>
  clientId === undefined
    ? {}
    : {webhook: webhookMark(clientId), webhook_events_filter: ['completed' as const]};

export const replicate = remote({
  id: 'replicate',
  title: 'Replicate',
  models: cards,
  key: 'REPLICATE_API_TOKEN',
  sdk: 'replicate',
  history: 'Predictions of the account at replicate.com; a prediction by its id, the cost under Billing',
  origins: () => ['https://api.replicate.com'],
  uncancelled: 'it does not say what a cancelled prediction cost',
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: Replicate} = await import('replicate');
    const client = new Replicate({auth: key, fetch: fetch as never, useFileOutput: false});
    return {
      create: async (order) => {
        const {route: model} = order;
        const answer: unknown = await client.predictions.create({
          model,
          input: requestBody(order),
          ...markOf(order),
        });
        return {id: parseAnswer(SubmissionAnswer, answer).id};
      },

      look: async ({id}, {clientId}) => {
        const answer: unknown = await client.predictions.get(encodeURIComponent(id));
        const {status, error, webhook} = parseAnswer(StatusAnswer, answer);
        requireMark(webhook, clientId);
        if (status === 'starting') return {state: 'pending', queued: true};
        if (ENDED.includes(status)) return explainFailedJob(status, error);
        // Also a status that is not known here: the prediction may still run.
        if (status !== 'succeeded') return {state: 'pending'};
        const {output} = parseAnswer(ResultAnswer, answer);
        const url = Array.isArray(output) ? output[0] : output;
        return url ? {state: 'done', result: {url}} : {state: 'done'};
      },

      find: async ({route, resolved}, sent) => {
        const ours = webhookMark(sent.clientId);
        const listed: ListedJob[] = [];
        let page: unknown = await client.predictions.list();
        for (let pages = 1; ; pages++) {
          const {results, next} = parseAnswer(JobListAnswer, page);
          for (const {id, model, created_at, input, webhook} of results)
            if (model === route || webhook === ours)
              listed.push({
                id,
                at: created_at,
                asked: input ?? null,
                mark: webhook === ours ? 'ours' : webhook?.startsWith(webhookMark('')) ? 'other' : 'none',
              });
          if (!next || pages === PAGES || listed.some(({mark}) => mark === 'ours')) break;
          page = await (await fetch(next, {headers: {authorization: `Bearer ${key}`}})).json();
        }
        return findLostJob(listed, resolved, sent);
      },
    };
  },
});
