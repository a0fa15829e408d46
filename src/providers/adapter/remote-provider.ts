import type {CardFacts} from '../contract/card.ts';
import type {Context, Operation, Provider} from '../contract/contract.ts';
import {failed, failedCreate, failedPoll, ProviderError, withoutSecrets} from '../contract/failure.ts';
import {estimateOf} from '../contract/price.ts';
import type {PurchaseRequest, ResolvedRequest} from '../contract/request.ts';
import {fetchResult} from './fetch-result.ts';
import {AcceptedJob, CheckedStatus, FoundJob, returnedByProvider} from './job-answers.ts';
import {parseAnswer} from './parse-answer.ts';
import {beforeSending, callVendor, originsOf, type RemoteVendor, type VendorApi} from './vendor-api.ts';
import type {VendorRequest} from './vendor-request.ts';

/** What is different for each kind of purchase. The other steps are the same for all vendors and kinds. */
export type RequestKind<Request extends PurchaseRequest, Card extends CardFacts> = {
  /** Pure. Lists every field that is altered or dropped. */
  plan: (request: Request, card: Card) => ResolvedRequest;
  /** The request with its files. Nothing is sent yet; whatever it throws means that nothing was accepted. */
  prepare: (resolved: ResolvedRequest, card: Card, context: Context) => Promise<VendorRequest<Card>>;
  /** What the vendor calls the model, for this request. */
  routeOf: (resolved: ResolvedRequest, card: Card) => string;
  /** Hosts that the results of a model are fetched from. */
  hosts: (card: Card) => readonly string[];
};

/** The parts of a kind whose requests send no files. */
export const SENDS_NO_FILES = {
  prepare: async <Card extends CardFacts & {route: string}>(
    resolved: ResolvedRequest,
    card: Card,
    {clientId}: Context,
  ) => ({resolved, card, route: card.route, files: {references: []}, clientId}),
  routeOf: (_: ResolvedRequest, {route}: {route: string}): string => route,
  hosts: ({hosts}: {hosts: readonly string[]}): readonly string[] => hosts,
};

/** A provider that is reached over the network, for any kind of purchase. */
export function remoteProvider<Request extends PurchaseRequest, Card extends CardFacts>(
  vendor: RemoteVendor<Card>,
  kind: RequestKind<Request, Card>,
): Provider<Request, Card> {
  const {id, title, models, key, server, sdk, history, fake} = vendor;
  const cardOf = (resolved: ResolvedRequest): Card => {
    const card = models.find((each) => each.id === resolved.model);
    if (!card)
      throw new ProviderError(
        title,
        'confirm the job',
        failed('invalid', 'no', 'model', `no ${resolved.model}`),
      );
    return card;
  };
  const operationOf = (
    resolved: ResolvedRequest,
    job: {id: string; vendor?: Record<string, string>},
  ): Operation => ({
    provider: id,
    id: job.id,
    request: resolved,
    ...(job.vendor ? {vendor: job.vendor} : {}),
  });
  const look = (operation: Operation, context: Context) =>
    callVendor(
      vendor,
      'report the status of the job',
      context,
      async (api, key) => {
        const status = await api.look(operation, context);
        parseAnswer(CheckedStatus, status, returnedByProvider('look'));
        return status.state === 'failed' ? withoutSecrets(status, [key]) : status;
      },
      failedPoll,
    );

  return {
    id,
    title,
    models,
    remote: {key, sdk, history, fake, ...(server ? {server} : {})},

    plan: kind.plan,

    estimate: (resolved) => estimateOf(cardOf(resolved), resolved.makes),

    submit: async (resolved, context) => {
      const order = await beforeSending(title, context.signal, () =>
        kind.prepare(resolved, cardOf(resolved), context),
      );
      return operationOf(
        resolved,
        await callVendor(
          vendor,
          'confirm the job',
          context,
          async (api) => {
            const job = await api.create(order, context);
            parseAnswer(AcceptedJob, job, returnedByProvider('create'));
            return job;
          },
          // A request that was stopped on its way may have been accepted.
          (error) => failedCreate(error, vendor.explain),
        ),
      );
    },

    poll: async (operation, context) => {
      const seen = await look(operation, context);
      if (seen.state !== 'done') return seen;
      const {usd, conformed} = seen;
      return {
        state: 'done',
        operation,
        ...(usd === undefined ? {} : {usd}),
        ...(conformed ? {conformed} : {}),
      };
    },

    ...(vendor.uncancelled
      ? {}
      : {
          cancel: async (operation, context) => {
            await callVendor(
              vendor,
              'cancel the job',
              context,
              async (api) => api.cancel?.(operation),
              failedPoll,
            );
          },
        }),

    ...(vendor.ownIds ? {ownIds: true} : {}),

    collect:
      vendor.collect ??
      (async ({operation}, file, context) => {
        await fetchResult(() => look(operation, context), file, context, {
          title,
          hosts: kind.hosts(cardOf(operation.request)),
          origin:
            context.network?.instead(id) ?? (vendor.ownServer ? originsOf(vendor, context)[0] : undefined),
        });
      }),

    reconcile: async (resolved, sent, context) => {
      const {clientId} = sent;
      const card = models.find((each) => each.id === resolved.model);
      if (!card) return 'unsure';
      const order = {resolved, card, route: kind.routeOf(resolved, card), clientId};
      const ask = async (api: VendorApi<Card>) => {
        const answer = api.find ? await api.find(order, sent) : 'unsure';
        parseAnswer(FoundJob, answer, returnedByProvider('find'));
        return answer;
      };
      const found = await callVendor(vendor, 'say whether it has the job', context, ask, failedPoll);
      return typeof found === 'string' || 'similar' in found ? found : operationOf(resolved, found);
    },
  };
}
