import {stepsContract} from '../../../src/providers/suite/steps-contract.ts';
import {openSetup} from '../../../src/providers/suite/test-setup.ts';
import {fake} from '../../../src/providers/vendors/openai-speech/fake.ts';
import {openaiSpeech} from '../../../src/providers/vendors/openai-speech/provider.ts';
import {speechContract, spokenLine} from './speech-contract.ts';

const line = {...spokenLine, voice: 'coral', style: 'calm'};

speechContract(openaiSpeech, line);

stepsContract(
  openaiSpeech,
  openSetup(openaiSpeech, () => line),
  {faults: fake.faults, wire: {constant: ['model'], looks: false}},
);
