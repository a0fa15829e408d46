import {fake} from '../../../src/providers/vendors/gemini/fake.ts';
import {gemini} from '../../../src/providers/vendors/gemini/provider.ts';
import {providerContract} from './run-contract.ts';

providerContract(gemini, {
  faults: fake.faults,
  wire: {
    constant: ['model', 'background', 'store', 'type', 'mime_type', 'task', 'delivery', 'tenspot'],
  },
});
