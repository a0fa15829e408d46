import {fake} from '../../src/providers/openai-stills/fake.ts';
import {openaiStills} from '../../src/providers/openai-stills/provider.ts';
import {remoteContract} from './remote/contract.ts';

remoteContract(openaiStills, fake.faults, {
  constant: ['model', 'n'],
  local: ['move', 'amount', 'ease', 'seconds', 'fps', 'x', 'y'],
  looks: false,
});
