import {join} from 'node:path';
import {ErrorAnswer, SubmissionAnswer} from '../../../../src/providers/vendors/openai-stills/answers.ts';
import {openaiStills} from '../../../../src/providers/vendors/openai-stills/provider.ts';
import {answerTests} from '../run-answers.ts';

answerTests(openaiStills, {
  folder: join(import.meta.dirname, 'answers'),
  schemas: {'submission.json': SubmissionAnswer, 'error-refused.json': ErrorAnswer},
  job: {id: 'a-picture'},
  scenarios: [
    {
      name: 'the picture that comes with the answer is stored, and the job has our id',
      step: 'submit',
      serves: [{path: /^POST/, file: 'submission.json'}],
      gives: {accepted: 'a-picture'},
    },
    {
      name: 'a prompt can be refused',
      step: 'submit',
      serves: [{path: /^POST/, file: 'error-refused.json', status: 400}],
      gives: {kind: 'moderated-input', charged: 'no', code: 'moderation_blocked'},
    },
  ],
});
