/** What the test of a provider imports: its contract, as tests of vitest. */

export {type ContractSample, stepsContract} from './steps.ts';
export {providerContract} from './suite.ts';
export {openSetup} from './test-setup.ts';
export type {Leaf, Wire} from './wire-format.ts';
export {leavesOf} from './wire-format.ts';
