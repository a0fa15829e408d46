import {join} from 'node:path';
import {expect} from 'vitest';
import {
  ErrorAnswer,
  JobListAnswer,
  ResultAnswer,
  StatusAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/comfyui/answers.ts';
import {comfyui} from '../../../../src/providers/vendors/comfyui/provider.ts';
import {answerTests} from '../run-answers.ts';

const ID = '4f0c6a43-98c5-4d60-b2f4-0d3c1e1a7c11';
const idle = {path: /\/queue$/, file: 'queue-empty.json'};

answerTests(comfyui, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {
    'submission.json': SubmissionAnswer,
    'error-validation.json': ErrorAnswer,
    'queue-waiting.json': JobListAnswer,
    'queue-empty.json': JobListAnswer,
    'history-success.json': StatusAnswer,
    'history-error.json': StatusAnswer,
    'file.json': ResultAnswer,
  },
  job: {id: ID},
  // A history without the prompt is how the server says that it does not know it; ids of other prompts are for them to have.
  spared: /^history-\w+\.json:[^.]*$|queue_\w+\.0\.1$/,
  scenarios: [
    {
      name: 'a prompt is accepted under the id that it was sent with',
      step: 'submit',
      serves: [{path: /^POST/, file: 'submission.json'}],
      gives: {accepted: ID},
    },
    {
      name: 'a prompt can name a model that is not there',
      step: 'submit',
      serves: [{path: /^POST/, file: 'error-validation.json', status: 400}],
      gives: {kind: 'invalid', charged: 'no', message: expect.stringContaining('not in []')},
    },
    {
      name: 'a prompt waits in the queue',
      step: 'poll',
      serves: [{path: /\/queue$/, file: 'queue-waiting.json'}],
      gives: {state: 'pending', queued: true},
    },
    {
      name: 'a prompt has saved its file',
      step: 'poll',
      serves: [idle, {path: /\/history\//, file: 'history-success.json'}],
      gives: {state: 'done'},
    },
    {
      name: 'a prompt ended in an error',
      step: 'poll',
      serves: [idle, {path: /\/history\//, file: 'history-error.json'}],
      gives: {state: 'failed', kind: 'internal', message: 'KSampler: Allocation on device'},
    },
    {
      name: 'a lost prompt is in the queue',
      step: 'reconcile',
      serves: [{path: /\/queue$/, file: 'queue-waiting.json'}],
      gives: {found: ID},
    },
  ],
});
