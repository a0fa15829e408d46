import {findLostJob} from '../../adapter/find-lost-job.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import {JobListAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

/** Milliseconds by which the vendor's clock and this machine's may differ. */
const SKEW = 60_000;

const ENDED = ['failed', 'canceled', 'aborted'];

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
        const answer: unknown = await client.predictions.create({model, input: requestBody(order)});
        return {id: parseAnswer(SubmissionAnswer, answer).id};
      },

      look: async ({id}) => {
        const answer: unknown = await client.predictions.get(id);
        const {status, error} = parseAnswer(StatusAnswer, answer);
        if (status === 'starting') return {state: 'pending', queued: true};
        if (ENDED.includes(status)) return explainFailedJob(status, error);
        // Also a status that is not known here: the prediction may still run.
        if (status !== 'succeeded') return {state: 'pending'};
        const {output} = parseAnswer(ResultAnswer, answer);
        const url = Array.isArray(output) ? output[0] : output;
        return url ? {state: 'done', result: {url}} : {state: 'done'};
      },

      find: async ({route, resolved}, sent) => {
        const since = Date.parse(sent.at) - SKEW;
        const {results, next} = parseAnswer(JobListAnswer, await client.predictions.list());
        const recent = results.filter(({created_at}) => Date.parse(created_at) >= since);
        const more = Boolean(next) && recent.length === results.length;
        const listed = recent
          .filter(({model}) => model === route)
          .map(({id, input}) => ({id, asked: input && Object.keys(input).length > 0 ? input : null}));
        return more ? 'unsure' : findLostJob(listed, resolved, sent);
      },
    };
  },
});
