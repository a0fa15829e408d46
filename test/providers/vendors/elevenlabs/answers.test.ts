import {join} from 'node:path';
import {openSetup} from '../../../../src/providers/suite/test-setup.ts';
import {
  ErrorAnswer,
  InvalidAnswer,
  SubmissionAnswer,
} from '../../../../src/providers/vendors/elevenlabs/answers.ts';
import {elevenlabs} from '../../../../src/providers/vendors/elevenlabs/provider.ts';
import {answerTests} from '../run-answers.ts';
import {spokenLine} from '../speech-contract.ts';

answerTests(
  elevenlabs,
  {
    folder: join(import.meta.dirname, 'answers'),
    schemas: {
      'submission.json': SubmissionAnswer,
      'error-quota.json': ErrorAnswer,
      'error-fields.json': InvalidAnswer,
    },
    job: {id: 'a-line'},
    scenarios: [
      {
        name: 'the audio and its times come with the answer, and the job has our id',
        step: 'submit',
        serves: [{path: /^POST/, file: 'submission.json'}],
        gives: {accepted: 'a-line'},
      },
      {
        name: 'an account without credit is refused',
        step: 'submit',
        serves: [{path: /^POST/, file: 'error-quota.json', status: 401}],
        gives: {kind: 'balance', charged: 'no', code: 'quota_exceeded'},
      },
      {
        name: 'a wrong field is refused, and named',
        step: 'submit',
        serves: [{path: /^POST/, file: 'error-fields.json', status: 422}],
        gives: {kind: 'invalid', charged: 'no'},
      },
    ],
  },
  openSetup(elevenlabs, () => spokenLine),
);
