import {providerContract} from 'tenspot/provider/test';
import {fake} from './fake.ts';
import {acme} from './provider.ts';

providerContract(acme, {
  faults: fake.faults,
  // Fields of a submission that are not in the plan and say nothing about the shot.
  wire: {constant: ['model'], module: import.meta.resolve('./provider.ts')},
});
