/** What the test of a provider imports: its contract, as tests of vitest. */

export {providerContract} from './provider-contract.ts';
export {type ContractSample, stepsContract} from './steps-contract.ts';
export {openSetup} from './test-setup.ts';
export type {Leaf, Wire} from './wire-format.ts';
export {leavesOf} from './wire-format.ts';
