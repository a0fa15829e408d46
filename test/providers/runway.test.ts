import {fake} from '../../src/providers/runway/fake.ts';
import {runway} from '../../src/providers/runway/provider.ts';
import {remoteContract} from './remote/contract.ts';

remoteContract(runway, fake.faults, {constant: ['model']});
