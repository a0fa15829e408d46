import type {HttpProblem} from '../machine/http/problem.ts';
import {redacted} from '../machine/http/redact.ts';
import {TenspotError} from '../spot/errors.ts';
import type {Shot} from '../spot/shot.ts';
import type {ModelCard} from './card.ts';
import {fetchResult, type Look} from './collect.ts';
import type {Context, Operation, Provider, Remote, ResolvedRequest, Sent} from './contract.ts';
import {type Failed, failed, failedCreate, failedLook, type Meaning, ProviderError} from './failure.ts';
import {type Order, orderOf} from './order.ts';
import {type Fields, planFor} from './plan.ts';
import {estimateOf} from './price.ts';

/** A vendor's API for one call: exactly one request leaves through it. */
export type Line = {
  create: (order: Order, context: Context) => Promise<{id: string; vendor?: Record<string, string>}>;
  look: (operation: Operation) => Promise<Look>;
  cancel?: (operation: Operation) => Promise<void>;
  /** Whether something like this was accepted since `sent.at`. */
  find?: (
    order: Order,
    sent: Sent,
  ) => Promise<{id: string; vendor?: Record<string, string>} | 'none' | 'unsure'>;
};

type Call = {
  key: string;
  fetch: typeof fetch;
  /** Where the API is: the vendor's first origin, or the sandbox. */
  origin: string;
};

/** All that sets one vendor apart from the others. */
export type Vendor = Remote & {
  id: string;
  title: string;
  models: readonly ModelCard[];
  /** Where its API is. */
  origins: (setting: (name: string) => string | undefined) => readonly string[];
  /** Milliseconds until a create is answered. Default: 60 s. */
  patience?: number;
  fields: (card: ModelCard) => Fields;
  connect: (call: Call) => Promise<Line>;
  /** What its errors mean, as far as they differ from the usual. */
  explain: (problem: HttpProblem) => Meaning | undefined;
  /** Writes the clip where it is not simply fetched. */
  collect?: Provider['collect'];
  /** Its create is answered with the result: there is nothing to cancel. */
  atOnce?: true;
  /** Its results lie at its API's own origin, which a person named. */
  ownServer?: true;
};

/** A provider that is reached over the network: what all of them do alike, so that a new one cannot do it otherwise. */
export function remote(vendor: Vendor): Provider {
  const {id, title, models, key, server, sdk, fake} = vendor;
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
    through(vendor, 'say how the job is', context, (line) => line.look(operation), failedLook);

  return {
    id,
    title,
    models,
    remote: {key, sdk, fake, ...(server ? {server} : {})},

    plan: (request, card) => {
      refuseMustShoot(request.shot, title);
      return planFor(id, request, card, vendor.fields(card));
    },

    estimate: (resolved) => estimateOf(cardOf(resolved), resolved.makes),

    submit: async (resolved, context) => {
      const order = await orderOf(resolved, cardOf(resolved), context, title);
      context.signal?.throwIfAborted();
      return operationOf(
        resolved,
        await through(
          vendor,
          'take the job',
          context,
          (line) => line.create(order, context),
          // Stopped on its way, it may have been accepted all the same: that is told, not passed over.
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

    ...(vendor.atOnce
      ? {}
      : {
          cancel: async (operation, context) => {
            await through(
              vendor,
              'cancel the job',
              context,
              async (line) => line.cancel?.(operation),
              failedLook,
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
      const order = await orderOf(resolved, cardOf(resolved), {...context, clientId: sent.clientId}, title);
      const ask = async (line: Line) => (line.find ? line.find(order, sent) : 'unsure');
      const found = await through(vendor, 'say whether it has the job', context, ask, failedLook);
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

const originsOf = (vendor: Vendor, {network}: Context): readonly string[] =>
  vendor.origins((name) => network?.setting(name));

/** One call of the vendor's API, with what goes wrong said in our words and without the key. */
async function through<T>(
  vendor: Vendor,
  step: string,
  context: Context,
  work: (line: Line) => Promise<T>,
  explain: (error: unknown) => Failed,
): Promise<T> {
  const {network, signal} = context;
  const {title, id} = vendor;
  const key = vendor.key === null ? '' : network?.key(vendor.key);
  if (!network || key === undefined) {
    const got = network ? `no key: ${vendor.key} is not set` : 'no network';
    throw new ProviderError(
      title,
      step,
      failed('balance', 'no', 'key', got),
      `Set ${vendor.key} in the environment.`,
    );
  }
  const origins = originsOf(vendor, context);
  const instead = network.instead(id);
  const fetchOnce = network.oneRequest({
    origins,
    instead,
    secrets: [key],
    timeout: vendor.patience,
    signal,
    tell: (limits) => network.tellLimits?.(id, limits),
  });
  const line = await vendor
    .connect({key, fetch: fetchOnce, origin: instead ?? origins[0] ?? ''})
    .catch((error: unknown) => {
      throw sdkMissing(vendor, error);
    });
  try {
    return await work(line);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    if (explain === failedLook) signal?.throwIfAborted();
    const told = explain(error);
    throw new ProviderError(title, step, {...told, message: redacted(told.message, [key])});
  }
}

function sdkMissing({title, sdk}: Vendor, error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND' || sdk === null) return error;
  return new TenspotError({
    code: 'sdk-missing',
    what: `${title} is reached through the package ${sdk}`,
    expected: 'it to be installed',
    got: 'no such package',
    fix: `Run \`npm install ${sdk}\`.`,
  });
}
