import {fake} from '../../../src/providers/vendors/runway/fake.ts';
import {runway} from '../../../src/providers/vendors/runway/provider.ts';
import {providerContract} from './run-contract.ts';

providerContract(runway, {faults: fake.faults, wire: {constant: ['model', 'position']}});
