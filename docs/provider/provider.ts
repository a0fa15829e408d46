import {documentedRefusal, type Failed, failed, parseAnswer, remote, usualRefusal} from 'tenspot/provider';
import {
  ErrorAnswer,
  FailedAnswer,
  type FailedVideo,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from './answers.ts';
import {cards} from './cards.ts';
import {requestBody, requestFields} from './request-body.ts';

const HOME = 'https://api.acme.example';

export const acme = remote({
  id: 'acme',
  title: 'Acme',
  models: cards,
  key: 'ACME_KEY',
  sdk: null,
  history: 'Videos of the account at https://acme.example, by their id; the cost under Billing',
  origins: () => [HOME],
  uncancelled: 'it does not say what a cancelled video costs',
  fields: requestFields,
  // What the vendor documents for a submission that it does not accept. Anything else may have been accepted: return undefined.
  explain: ({status, body}) => {
    const kind = usualRefusal(status);
    return kind && ErrorAnswer.safeParse(body).success ? documentedRefusal(kind, status) : undefined;
  },
  fake: async () => (await import('./fake.ts')).fake,

  // Use only this `fetch`: it sends a submission once, and reaches the vendor or its fake.
  connect: async ({key, fetch}) => {
    const headers = {authorization: `Bearer ${key}`, 'content-type': 'application/json'};
    const call = async (path: string, body?: object): Promise<unknown> => {
      const how = body ? {method: 'POST', body: JSON.stringify(body), headers} : {headers};
      return (await fetch(HOME + path, how)).json();
    };
    return {
      // Send `order.clientId` where the vendor has a field for it, and find a lost job by it in `find`.
      create: async (order) => ({
        id: parseAnswer(SubmissionAnswer, await call('/v1/videos', requestBody(order))).id,
      }),

      look: async ({id}) => {
        const answer = await call(`/v1/videos/${encodeURIComponent(id)}`);
        const {status} = parseAnswer(StatusAnswer, answer);
        if (status === 'queued') return {state: 'pending', queued: true};
        if (status === 'failed') return explainFailedJob(parseAnswer(FailedAnswer, answer));
        // Also a status that is not known here: the job may still run, and a second one would cost money.
        if (status !== 'succeeded') return {state: 'pending'};
        return {state: 'done', result: {url: parseAnswer(ResultAnswer, answer).url}};
      },
    };
  },
});

/** A video that ended without a result. `charged` is `unknown` where the vendor does not say whether it was billed. */
function explainFailedJob({error: {code, message}}: FailedVideo): Failed {
  if (code === 'moderated_input') return failed('moderated-input', 'unknown', code, message);
  if (code === 'moderated_output') return failed('moderated-output', 'unknown', code, message);
  return failed(code === 'timeout' ? 'timeout' : 'internal', 'unknown', code, message);
}
