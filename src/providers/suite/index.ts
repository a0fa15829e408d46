/** What the test of a provider imports: the contract, as tests of vitest. */

export type {ContractSample} from './suite.ts';
export {providerContract} from './suite.ts';
export type {Leaf, Wire} from './wire-format.ts';
export {leavesOf} from './wire-format.ts';
