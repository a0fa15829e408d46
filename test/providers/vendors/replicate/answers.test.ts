import {join} from 'node:path';
import {
  JobListAnswer,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/replicate/answers.ts';
import {replicate} from '../../../../src/providers/vendors/replicate/provider.ts';
import {answerTests} from '../run-answers.ts';

const ID = 'gm3qorzdhgbfurvjtvhg6dckhu';
const poll = (file: string) => ({step: 'poll', serves: [{path: /^GET/, file}]}) as const;

answerTests(replicate, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {
    'starting.json': SubmissionAnswer,
    'succeeded.json': ResultAnswer,
    'succeeded-list.json': ResultAnswer,
    'deleted.json': ResultAnswer,
    'failed.json': StatusAnswer,
    'predictions.json': JobListAnswer,
  },
  job: {id: ID},
  lost: {at: '2026-11-22T10:00:00Z', params: {prompt: 'water on steel', duration: 5}},
  spared: /input\./,
  scenarios: [
    {
      name: 'a prediction is accepted under its id',
      step: 'submit',
      serves: [{path: /^POST/, file: 'starting.json', status: 201}],
      gives: {accepted: ID},
    },
    {name: 'a prediction waits', ...poll('starting.json'), gives: {state: 'pending', queued: true}},
    {name: 'a prediction gave one URL', ...poll('succeeded.json'), gives: {state: 'done'}},
    {name: 'a prediction gave a list of URLs', ...poll('succeeded-list.json'), gives: {state: 'done'}},
    {name: 'the output of a prediction was deleted', ...poll('deleted.json'), gives: {state: 'done'}},
    {
      name: 'a prediction failed',
      ...poll('failed.json'),
      gives: {state: 'failed', kind: 'moderated-input', charged: 'unknown', code: 'E005'},
    },
    {
      name: 'a lost prediction is in the list',
      step: 'reconcile',
      serves: [{path: /^GET \/v1\/predictions$/, file: 'predictions.json'}],
      gives: {found: ID},
    },
  ],
});
