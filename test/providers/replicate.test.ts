import {fake} from '../../src/providers/replicate/fake.ts';
import {replicate} from '../../src/providers/replicate/provider.ts';
import {remoteContract} from './remote/contract.ts';

remoteContract(replicate, fake.faults, {constant: []});
