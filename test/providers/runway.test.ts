import {fake} from '../../src/providers/runway/fake.ts';
import {runway} from '../../src/providers/runway/provider.ts';
import {providerContract} from './contract.ts';

providerContract(runway, {faults: fake.faults, wire: {constant: ['model', 'position']}});
