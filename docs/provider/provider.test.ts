import {providerContract} from 'tenspot/provider/test';
import {fake} from './fake.ts';
import {acme} from './provider.ts';

providerContract(acme, {
  faults: fake.faults,
  // What is sent beside what was planned and says nothing of the shot.
  wire: {constant: ['model'], module: import.meta.resolve('./provider.ts')},
});
