import {fake} from '../../src/providers/replicate/fake.ts';
import {replicate} from '../../src/providers/replicate/provider.ts';
import {providerContract} from './contract.ts';

providerContract(replicate, {faults: fake.faults, wire: {constant: []}});
