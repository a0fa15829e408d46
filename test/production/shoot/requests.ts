import type {Context, Operation} from '../../../src/providers/contract/contract.ts';
import type {ResolvedRequest} from '../../../src/providers/contract/request.ts';
import type {Subject} from '../../../src/spot/ledger/subject.ts';

/** A planned request of a made-up model. */
export const requestTo = (provider: string, params: ResolvedRequest['params']): ResolvedRequest => ({
  provider,
  model: 'one',
  version: '1',
  params,
  inputs: {},
  take: 1,
  altered: [],
});

/** A shot of a spot, by its name. */
export const subjectOf = (shot: string): Subject => ({spot: 'tiny', type: 'shot', id: shot, format: '9:16'});

/** A job that was accepted under an id. */
export const operationAt = (provider: string, id: string, request = requestTo(provider, {})): Operation => ({
  provider,
  id,
  request,
});

/** A context for providers that use none of it but the client id and the signal. */
export const contextOf = (about: Pick<Context, 'clientId' | 'signal'>): Context => about as Context;
