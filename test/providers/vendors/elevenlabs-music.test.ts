import {expect, test} from 'vitest';
import {stepsContract} from '../../../src/providers/suite/steps-contract.ts';
import {openSetup} from '../../../src/providers/suite/test-setup.ts';
import {explainHttpError} from '../../../src/providers/vendors/elevenlabs-music/failures.ts';
import {fake} from '../../../src/providers/vendors/elevenlabs-music/fake.ts';
import {elevenlabsMusic} from '../../../src/providers/vendors/elevenlabs-music/provider.ts';
import {musicContract, track} from './music-contract.ts';

musicContract(elevenlabsMusic);

stepsContract(
  elevenlabsMusic,
  openSetup(elevenlabsMusic, () => track),
  {faults: fake.faults, wire: {constant: ['model_id'], looks: false}},
);

test('a description that names an artist is refused, and the message quotes the suggestion of the vendor', () => {
  const body = {
    detail: {status: 'bad_prompt', message: 'Copyrighted.', data: {prompt_suggestion: 'Warm strings'}},
  };
  expect(explainHttpError({status: 400, body} as Parameters<typeof explainHttpError>[0])).toMatchObject({
    kind: 'moderated-input',
    code: 'bad_prompt',
    message: 'Copyrighted. It suggests: Warm strings',
  });
  // The same words with another status are no documented answer, so that the track may have been accepted.
  expect(explainHttpError({status: 500, body} as Parameters<typeof explainHttpError>[0])).toBeUndefined();
});
