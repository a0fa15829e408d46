import type {
  Context,
  Done,
  Operation,
  Pending,
  Provider,
  ResolvedRequest,
} from '../../../providers/contract/contract.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import type {Operation as Accepted, Json, Progress, Shooter} from './port.ts';
import {failureOf} from './read-failure.ts';

/**
 * A provider of the registry, as buying sees it. `context` is made anew for each call; a create gets the id that
 * is in the ledger already, for vendors that take one.
 */
export function shooterOf(
  provider: Provider,
  context: (about: {clientId?: string; signal?: AbortSignal | undefined}) => Context,
  limits: Pick<Shooter, 'concurrency' | 'perMinute'>,
): Shooter {
  const {id, reconcile, cancel} = provider;
  return {
    id,
    ...limits,
    submit: async (request, {clientId}, signal) =>
      accepted(await provider.submit(asRequest(request), context({clientId, signal}))),
    poll: async (operation, signal) =>
      progress(await provider.poll(asOperation(operation), context({signal}))),
    ...(cancel ? {cancel: (operation, signal) => cancel(asOperation(operation), context({signal}))} : {}),
    ...(reconcile
      ? {
          reconcile: async (request, sent, signal) => {
            const found = await reconcile(
              asRequest(request),
              {...sent, others: sent.others.map(asRequest)},
              context({clientId: sent.clientId, signal}),
            );
            return typeof found === 'string' ? found : {operation: accepted(found)};
          },
        }
      : {}),
    collect: (result, file, signal) => provider.collect(result as Done, file, context({signal})),
  };
}

function progress(answer: Pending | (Done & {usd?: number}) | {state: 'failed'}): Progress {
  if (answer.state === 'pending') return answer;
  if (answer.state === 'failed') return failureOf(answer);
  const cost = answer.usd === undefined ? undefined : toMicro(answer.usd);
  return {state: 'done', result: answer, ...(cost === undefined ? {} : {cost})};
}

/** The ledger takes plain JSON: a field that is undefined is none. */
const accepted = (operation: Operation): Accepted => JSON.parse(JSON.stringify(operation)) as Accepted;
const asRequest = (json: Json): ResolvedRequest => json as unknown as ResolvedRequest;
const asOperation = (json: Accepted): Operation => json as unknown as Operation;
