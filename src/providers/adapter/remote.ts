import type {Shot} from '../../spot/documents/shots.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {ModelCard} from '../contract/card.ts';
import type {Context, Operation, Provider, ResolvedRequest} from '../contract/contract.ts';
import {failed, failedCreate, failedPoll, ProviderError} from '../contract/failure.ts';
import {estimateOf} from '../contract/price.ts';
import {fetchResult} from './fetch-result.ts';
import {AcceptedJob, CheckedStatus, FoundJob} from './job-answers.ts';
import {parseAnswer} from './parse-answer.ts';
import {planFor} from './plan-request.ts';
import {beforeSending, callVendor, originsOf, type Vendor, type VendorApi} from './vendor-api.ts';
import {routeOf, vendorRequest} from './vendor-request.ts';

/** A provider that is reached over the network: what all of them do alike, so that a new one cannot do it otherwise. */
export function remote(vendor: Vendor): Provider {
  const {id, title, models, key, server, sdk, history, fake} = vendor;
  const cardOf = (resolved: ResolvedRequest): ModelCard => {
    const card = models.find((each) => each.id === resolved.model);
    if (!card)
      throw new ProviderError(
        title,
        'take the job',
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
      'say how the job is',
      context,
      async (line) => {
        const status = await line.look(operation);
        parseAnswer(CheckedStatus, status);
        return status;
      },
      failedPoll,
    );

  return {
    id,
    title,
    models,
    remote: {key, sdk, history, fake, ...(server ? {server} : {})},

    plan: (request, card) => {
      refuseMustShoot(request.shot, title);
      return planFor(id, request, card, vendor.fields(card));
    },

    estimate: (resolved) => estimateOf(cardOf(resolved), resolved.makes),

    submit: async (resolved, context) => {
      const order = await beforeSending(title, context.signal, () =>
        vendorRequest(resolved, cardOf(resolved), context, title),
      );
      return operationOf(
        resolved,
        await callVendor(
          vendor,
          'take the job',
          context,
          async (line) => {
            const job = await line.create(order, context);
            parseAnswer(AcceptedJob, job);
            return job;
          },
          // Also where it was stopped on its way: it may have been accepted.
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
              async (line) => line.cancel?.(operation),
              failedPoll,
            );
          },
        }),

    collect:
      vendor.collect ??
      (async ({operation}, file, context) => {
        const {generation} = cardOf(operation.request);
        await fetchResult(() => look(operation, context), file, context, {
          title,
          hosts: generation?.hosts ?? [],
          origin:
            context.network?.instead(id) ?? (vendor.ownServer ? originsOf(vendor, context)[0] : undefined),
        });
      }),

    reconcile: async (resolved, sent, context) => {
      const {clientId} = sent;
      const card = models.find((each) => each.id === resolved.model);
      if (!card) return 'unsure';
      const order = {resolved, card, route: routeOf(resolved, card, title), clientId};
      const ask = async (line: VendorApi) => {
        const answer = line.find ? await line.find(order, sent) : 'unsure';
        parseAnswer(FoundJob, answer);
        return answer;
      };
      const found = await callVendor(vendor, 'say whether it has the job', context, ask, failedPoll);
      return typeof found === 'string' ? found : operationOf(resolved, found);
    },
  };
}

/** The one door to everything that generates: a real person or a real moment is never made up. */
function refuseMustShoot({id, mustShoot}: Shot, title: string): void {
  if (!mustShoot) return;
  throw new TenspotError({
    code: 'must-shoot',
    what: `shot "${id}" is never sent to ${title}`,
    where: {field: `shots.${id}.mustShoot`},
    expected: 'a supplied clip: the shot is marked mustShoot',
    got: 'a model that generates',
    fix: 'Shoot it, put the file in the spot and name it as the clip of the shot.',
  });
}
