import {fake} from '../../src/providers/gemini/fake.ts';
import {gemini} from '../../src/providers/gemini/provider.ts';
import {remoteContract} from './remote/contract.ts';

remoteContract(gemini, fake.faults, {
  constant: ['model', 'background', 'store', 'type', 'mime_type', 'task', 'delivery'],
});
