/** What the author of a provider imports: how to make one, its cards, and the fake of its vendor. */

export type {HttpProblem} from '../machine/http/http-problem.ts';
export type {Reply} from '../machine/http/serve.ts';
export type {FailureKind} from '../spot/ledger/failure-reactions.ts';
export type {CallOptions, VideoModel} from './adapter/ai-sdk-model.ts';
export type {JobStatus} from './adapter/fetch-result.ts';
export {findLostJob, type ListedJob} from './adapter/find-lost-job.ts';
export type {AiSdkVendor} from './adapter/from-ai-sdk.ts';
export {fromAiSdk} from './adapter/from-ai-sdk.ts';
export {seedMark, webhookMark} from './adapter/order-mark.ts';
export {NonEmptyText, parseAnswer} from './adapter/parse-answer.ts';
export type {Fields} from './adapter/plan-request.ts';
export {remote} from './adapter/remote.ts';
export {type RequestKind, remoteProvider} from './adapter/remote-provider.ts';
export type {RemoteVendor, Vendor, VendorApi} from './adapter/vendor-api.ts';
export type {VendorRequest} from './adapter/vendor-request.ts';
export {base64Of} from './adapter/vendor-request.ts';
export type {FrameShape, Generation, ModelCard, SpeechCard, WordsCard} from './contract/card.ts';
export {seconds, shapes} from './contract/card.ts';
export type {Context, NotFound, Operation, Provider, Sent} from './contract/contract.ts';
export type {Failed, Meaning} from './contract/failure.ts';
export {documentedRefusal, failed, ProviderError, usualRefusal} from './contract/failure.ts';
export type {Price} from './contract/price.ts';
export type {ResolvedRequest, SpeechRequest, WordsRequest} from './contract/request.ts';
export type {FakeAsked, FakeFault, FakeJob, FakeVendor, FakeWorld} from './fake/fake-vendor.ts';
export {EVERY_FAKE_FAULT, lostAnswer} from './fake/fake-vendor.ts';
export {sampleAndPrice} from './fake/sample-and-price.ts';
