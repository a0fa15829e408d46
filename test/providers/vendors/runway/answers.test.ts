import {join} from 'node:path';
import {
  ErrorAnswer,
  FailedAnswer,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/runway/answers.ts';
import {runway} from '../../../../src/providers/vendors/runway/provider.ts';
import {answerTests} from '../run-answers.ts';

const ID = '17f20503-6c24-4c16-946b-35dbbce2af2f';
const poll = (file: string) => ({step: 'poll', serves: [{path: /^GET/, file}]}) as const;

answerTests(runway, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {
    'submission.json': SubmissionAnswer,
    'error-credits.json': ErrorAnswer,
    'throttled.json': StatusAnswer,
    'running.json': StatusAnswer,
    'succeeded.json': ResultAnswer,
    'failed.json': FailedAnswer,
    'cancelled.json': FailedAnswer,
  },
  job: {id: ID},
  scenarios: [
    {
      name: 'a task is accepted under its id',
      step: 'submit',
      serves: [{path: /^POST/, file: 'submission.json'}],
      gives: {accepted: ID},
    },
    {
      name: 'an account can be without credits',
      step: 'submit',
      serves: [{path: /^POST/, file: 'error-credits.json', status: 400}],
      gives: {kind: 'balance', charged: 'no'},
    },
    {
      name: 'a task is throttled',
      ...poll('throttled.json'),
      gives: {state: 'pending', queued: true},
    },
    {name: 'a task runs', ...poll('running.json'), gives: {state: 'pending'}},
    {name: 'a task succeeded', ...poll('succeeded.json'), gives: {state: 'done', usd: 0.6}},
    {
      name: 'a task failed and was charged',
      ...poll('failed.json'),
      gives: {state: 'failed', kind: 'moderated-output', charged: 'yes'},
    },
    {
      name: 'a task was cancelled and cost nothing',
      ...poll('cancelled.json'),
      gives: {state: 'failed', kind: 'internal', charged: 'no'},
    },
  ],
});
