import type {
  Context,
  Done,
  Operation,
  Pending,
  Provider,
  ResolvedRequest,
} from '../../../providers/contract.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import {failureOf} from './failure.ts';
import type {Json, Progress, Sent, Shooter} from './port.ts';

/** A provider that can be asked for a create whose answer was lost. */
type Asked = Provider & {
  reconcile?: (
    request: ResolvedRequest,
    sent: Sent,
    context: Context,
  ) => Promise<Operation | 'none' | 'unsure'>;
};

/**
 * A provider of the registry, as buying sees it. `context` is made anew for each call; a create gets the id that
 * is in the ledger already, for vendors that take one.
 */
export function shooterOf(
  provider: Asked,
  context: (about: {clientId?: string; signal?: AbortSignal | undefined}) => Context,
  limits: Pick<Shooter, 'concurrency' | 'perMinute'>,
): Shooter {
  const {id, reconcile} = provider;
  return {
    id,
    ...limits,
    submit: async (request, {clientId}, signal) =>
      asJson(await provider.submit(asRequest(request), context({clientId, signal}))),
    poll: async (operation, signal) =>
      progress(await provider.poll(asOperation(operation), context({signal}))),
    ...(reconcile
      ? {
          reconcile: async (request, sent, signal) => {
            const found = await reconcile(
              asRequest(request),
              sent,
              context({clientId: sent.clientId, signal}),
            );
            return typeof found === 'string' ? found : {operation: asJson(found)};
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
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const asRequest = (json: Json): ResolvedRequest => json as unknown as ResolvedRequest;
const asOperation = (json: Json): Operation => json as unknown as Operation;
