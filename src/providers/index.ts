/** What the author of a provider imports: how to make one, its cards, and the fake that stands in for its vendor. */

export type {HttpProblem} from '../machine/http/problem.ts';
export type {Reply} from '../machine/http/serve.ts';
export type {FailureKind} from '../spot/ledger/faults.ts';
export type {CallOptions, VideoModel} from './ai-sdk-model.ts';
export {alikeIn, type Listed} from './alike.ts';
export type {Generation, ModelCard, Price, Shape} from './card.ts';
export {seconds, shapes} from './card.ts';
export type {Look} from './collect.ts';
export type {Context, Operation, Provider, ResolvedRequest, Sent} from './contract.ts';
export type {Failed, Meaning} from './failure.ts';
export {failed, ProviderError} from './failure.ts';
export type {FakeAsked, FakeJob, FakeVendor, FakeWorld, Fault} from './fake.ts';
export {EVERY_FAULT} from './fake.ts';
export {sampleOf} from './fake-sample.ts';
export type {AiSdkVendor} from './from-ai-sdk.ts';
export {fromAiSdk} from './from-ai-sdk.ts';
export type {Line, Vendor} from './line.ts';
export type {Order} from './order.ts';
export {base64Of} from './order.ts';
export type {Fields} from './plan.ts';
export {remote} from './remote.ts';
