import {join} from 'node:path';
import {
  ErrorAnswer,
  JobListAnswer,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/fal/answers.ts';
import {fal} from '../../../../src/providers/vendors/fal/provider.ts';
import {answerTests} from '../run-answers.ts';

const ID = '764cabcf-b745-4b3e-ae38-1200304cf45b';
const completed = {path: /^GET .*\/status$/, file: 'status-completed.json'};
const RESULT = /^GET .*\/requests\/[^/]+$/;

answerTests(fal, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {
    'submission.json': SubmissionAnswer,
    'status-queued.json': StatusAnswer,
    'status-completed.json': StatusAnswer,
    'result.json': ResultAnswer,
    'requests.json': JobListAnswer,
    'error-refused.json': ErrorAnswer,
    'error-sentence.json': ErrorAnswer,
  },
  job: {id: ID, vendor: {route: 'kling/v4/text-to-video'}},
  lost: {at: '2026-11-22T10:00:00Z', params: {prompt: 'water on steel', duration: '5'}},
  spared: /json_input\./,
  scenarios: [
    {
      name: 'a submission is accepted under the id of the request',
      step: 'submit',
      serves: [{path: /^POST/, file: 'submission.json'}],
      gives: {accepted: ID},
    },
    {
      name: 'a prompt can be refused',
      step: 'submit',
      serves: [{path: /^POST/, file: 'error-refused.json', status: 422}],
      gives: {kind: 'moderated-input', charged: 'no'},
    },
    {
      name: 'a request waits in the queue',
      step: 'poll',
      serves: [{path: /\/status$/, file: 'status-queued.json'}],
      gives: {state: 'pending', queued: true},
    },
    {
      name: 'a request is completed with a video',
      step: 'poll',
      serves: [completed, {path: RESULT, file: 'result.json'}],
      gives: {state: 'done'},
    },
    {
      name: 'a request is completed and its output was refused',
      step: 'poll',
      serves: [completed, {path: RESULT, file: 'error-refused.json', status: 422}],
      gives: {state: 'failed', kind: 'moderated-input', charged: 'unknown'},
    },
    {
      name: 'a request is completed and the runner failed',
      step: 'poll',
      serves: [
        completed,
        {
          path: RESULT,
          file: 'error-sentence.json',
          status: 500,
          headers: {'x-fal-error-type': 'runner_server_error'},
        },
      ],
      gives: {state: 'failed', kind: 'internal', charged: 'no'},
    },
    {
      name: 'a lost submission of a model without a seed has no mark in the list, so it is not taken',
      step: 'reconcile',
      serves: [{path: /by-endpoint$/, file: 'requests.json'}],
      gives: {found: 'unlisted'},
    },
  ],
});
