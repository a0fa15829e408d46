import {fake} from '../../src/providers/fal/fake.ts';
import {fal} from '../../src/providers/fal/provider.ts';
import {remoteContract} from './remote/contract.ts';

remoteContract(fal, fake.faults, {constant: []});
