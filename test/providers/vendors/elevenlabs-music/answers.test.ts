import {join} from 'node:path';
import {openSetup} from '../../../../src/providers/suite/test-setup.ts';
import {ErrorAnswer, InvalidAnswer} from '../../../../src/providers/vendors/elevenlabs-music/answers.ts';
import {elevenlabsMusic} from '../../../../src/providers/vendors/elevenlabs-music/provider.ts';
import {track} from '../music-contract.ts';
import {answerTests} from '../run-answers.ts';

answerTests(
  elevenlabsMusic,
  {
    folder: join(import.meta.dirname, 'answers'),
    schemas: {'error-prompt.json': ErrorAnswer, 'error-fields.json': InvalidAnswer},
    job: {id: 'a-track'},
    scenarios: [
      {
        name: 'a description that names an artist is refused, and nothing is charged',
        step: 'submit',
        serves: [{path: /^POST/, file: 'error-prompt.json', status: 400}],
        gives: {kind: 'moderated-input', charged: 'no', code: 'bad_prompt'},
      },
      {
        name: 'a wrong field is refused, and named',
        step: 'submit',
        serves: [{path: /^POST/, file: 'error-fields.json', status: 422}],
        gives: {kind: 'invalid', charged: 'no'},
      },
    ],
  },
  openSetup(elevenlabsMusic, () => track),
);
