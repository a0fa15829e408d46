import {fake} from '../../src/providers/openai-stills/fake.ts';
import {openaiStills} from '../../src/providers/openai-stills/provider.ts';
import {providerContract} from './contract.ts';

providerContract(openaiStills, {
  faults: fake.faults,
  wire: {
    constant: ['model', 'n'],
    local: ['move', 'amount', 'ease', 'seconds', 'fps', 'x', 'y'],
    looks: false,
  },
});
