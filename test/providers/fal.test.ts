import {fake} from '../../src/providers/fal/fake.ts';
import {fal} from '../../src/providers/fal/provider.ts';
import {providerContract} from './contract.ts';

providerContract(fal, {faults: fake.faults, wire: {constant: []}});
