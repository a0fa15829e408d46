import {stepsContract} from '../../../src/providers/suite/steps-contract.ts';
import {openSetup} from '../../../src/providers/suite/test-setup.ts';
import {fake} from '../../../src/providers/vendors/elevenlabs/fake.ts';
import {elevenlabs} from '../../../src/providers/vendors/elevenlabs/provider.ts';
import {speechContract, spokenLine} from './speech-contract.ts';

speechContract(elevenlabs);

stepsContract(
  elevenlabs,
  openSetup(elevenlabs, () => spokenLine),
  {
    faults: fake.faults,
    // The voice is in the path.
    wire: {constant: ['model_id'], local: ['voice'], looks: false},
  },
);
