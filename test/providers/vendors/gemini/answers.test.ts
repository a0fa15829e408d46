import {join} from 'node:path';
import {
  ErrorAnswer,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/gemini/answers.ts';
import {gemini} from '../../../../src/providers/vendors/gemini/provider.ts';
import {answerTests} from '../run-answers.ts';

const ID = 'v1_ChdpbnRlcmFjdGlvbg';
const poll = (file: string) => ({step: 'poll', serves: [{path: /^GET/, file}]}) as const;

answerTests(gemini, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {
    'submission.json': SubmissionAnswer,
    'error-refused.json': ErrorAnswer,
    'in-progress.json': StatusAnswer,
    'completed-uri.json': ResultAnswer,
    'completed-inline.json': ResultAnswer,
    'completed-withheld.json': ResultAnswer,
    'failed.json': StatusAnswer,
  },
  job: {id: ID},
  scenarios: [
    {
      name: 'an interaction is accepted under its id',
      step: 'submit',
      serves: [{path: /^POST/, file: 'submission.json'}],
      gives: {accepted: ID},
    },
    {
      name: 'a prompt can be refused',
      step: 'submit',
      serves: [{path: /^POST/, file: 'error-refused.json', status: 400}],
      gives: {kind: 'moderated-input', charged: 'no', code: 'INVALID_ARGUMENT'},
    },
    {name: 'an interaction is in progress', ...poll('in-progress.json'), gives: {state: 'pending'}},
    {name: 'an interaction gave the URI of a video', ...poll('completed-uri.json'), gives: {state: 'done'}},
    {name: 'an interaction gave a video inline', ...poll('completed-inline.json'), gives: {state: 'done'}},
    {
      name: 'an interaction is completed and its video was withheld',
      ...poll('completed-withheld.json'),
      gives: {state: 'failed', kind: 'moderated-output', charged: 'unknown'},
    },
    {
      name: 'an interaction failed',
      ...poll('failed.json'),
      gives: {state: 'failed', kind: 'internal', charged: 'unknown', code: '13'},
    },
  ],
});
