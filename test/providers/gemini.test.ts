import {fake} from '../../src/providers/gemini/fake.ts';
import {gemini} from '../../src/providers/gemini/provider.ts';
import {providerContract} from './contract.ts';

providerContract(gemini, {
  faults: fake.faults,
  wire: {
    constant: ['model', 'background', 'store', 'type', 'mime_type', 'task', 'delivery'],
  },
});
