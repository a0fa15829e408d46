import type {HttpProblem} from '../../machine/http/http-problem.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {CardFacts, ModelCard} from '../contract/card.ts';
import type {Context, NotFound, Operation, Provider, Remote, Sent} from '../contract/contract.ts';
import {
  type Failed,
  failed,
  failedPoll,
  type Meaning,
  ProviderError,
  withoutSecrets,
} from '../contract/failure.ts';
import type {JobStatus} from './fetch-result.ts';
import type {Fields} from './plan-request.ts';
import type {VendorRequest} from './vendor-request.ts';

/** A vendor's API for one call. Exactly one request leaves through it. */
export type VendorApi<Card extends CardFacts = ModelCard> = {
  /** Sends the submission, once, and returns the job's id. `vendor` is what else finds the job again: no key, no signed URL. Parse the answer: see `parseAnswer`. */
  create: (
    order: VendorRequest<Card>,
    context: Context,
  ) => Promise<{id: string; vendor?: Record<string, string>}>;
  /** How the job is, and the URL of its result, which expires: so each call asks for it. Throws where the answer is of another order: see `requireMark`. */
  look: (operation: Operation, context: Context) => Promise<JobStatus>;
  /** Asks the vendor to drop a job that is in its queue. Left out where that could cost something: `uncancelled` then says why. */
  cancel?: (operation: Operation) => Promise<void>;
  /**
   * Looks for the job of a lost submission, by the mark that `create` gave it: see `findLostJob`. The files of the request are not
   * passed: they may be gone. Left out where the vendor has no way to ask.
   */
  find?: (
    order: Omit<VendorRequest<Card>, 'files'>,
    sent: Sent,
  ) => Promise<{id: string; vendor?: Record<string, string>} | NotFound>;
};

/** What one call of the API is made with. */
type Call = {
  /** Its key; empty where it needs none. */
  key: string;
  /** Sends one submission at most, and only to `origins`. A client with another `fetch` could pay twice. */
  fetch: typeof fetch;
  /** Where the API is: the vendor's first origin, or the sandbox. */
  origin: string;
  /** The value of an environment variable that is not secret; undefined if it is not set, and in the sandbox. */
  setting: (name: string) => string | undefined;
};

/** What is different for each vendor, whatever it makes. */
export type RemoteVendor<Card extends CardFacts = ModelCard> = Omit<Remote, 'importer'> & {
  /** The name of its folder: a-z, 0-9 and dashes. It must not change: takes are stored under it. */
  id: string;
  /** Its name for people. */
  title: string;
  /** Its models. The tests use the first one most. Ids are unique among all providers. */
  models: readonly Card[];
  /** Where its API is, as `https://host`. Requests to other origins are refused. `setting` reads an environment variable. */
  origins: (setting: (name: string) => string | undefined) => readonly string[];
  /** Milliseconds within which a submission is answered. Default: 60 s. */
  patience?: number;
  /** Opens its API for one call. Nothing is sent yet; its package is imported here. */
  connect: (call: Call) => Promise<VendorApi<Card>>;
  /**
   * What an HTTP error to a submission means, where its body is one that the vendor documents for a submission that it does not
   * accept. Undefined for every other body, whatever the status: the submission may have been accepted.
   */
  explain: (problem: HttpProblem) => Meaning | undefined;
  /** Set where its client may repeat a question within one call. Default: it may not. */
  polls?: true;
  /** Writes the result, where that is more than a download. */
  collect?: Provider['collect'];
  /** Why its jobs are not cancelled, even in a queue. Left out where `cancel` exists. */
  uncancelled?: string;
  /** Set where its results are at the origin of its API, which a person named. */
  ownServer?: true;
  /** Set where `create` names the job by the client id. Only then does `none` of `find` prove that the submission never arrived. */
  ownIds?: true;
};

/** What is different for each vendor of clips and stills. */
export type Vendor = RemoteVendor & {
  /** The vendor's names and types for each field of a shot. A field without an entry is listed in the plan as not sent. */
  fields: (card: ModelCard) => Fields;
};

export const originsOf = (vendor: Pick<RemoteVendor, 'origins'>, {network}: Context): readonly string[] =>
  vendor.origins((name) => network?.setting(name));

/** Does what comes before a submission. A failure here is reported as one that was not accepted, because nothing was sent. */
export async function beforeSending<T>(
  title: string,
  signal: AbortSignal | undefined,
  work: () => T | Promise<T>,
): Promise<T> {
  const refuse = (code: string, words: string, fix?: string): ProviderError =>
    new ProviderError(title, 'get a request', failed('invalid', 'no', code, words), fix);
  let done: T;
  try {
    done = await work();
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    const {problems: [problem] = []} = error instanceof TenspotError ? error : {};
    if (!problem) throw refuse('unexpected', error instanceof Error ? error.message : String(error));
    throw refuse(problem.code, [problem.what, problem.got].filter(Boolean).join(': '), problem.fix);
  }
  if (signal?.aborted) throw refuse('stopped', 'it was stopped before it left');
  return done;
}

/** Calls the vendor's API. What it throws becomes a `ProviderError`, without the key. */
export async function callVendor<T, Card extends CardFacts>(
  vendor: RemoteVendor<Card>,
  step: string,
  context: Context,
  work: (api: VendorApi<Card>, key: string) => Promise<T>,
  explain: (error: unknown) => Failed,
): Promise<T> {
  const {signal} = context;
  const {title} = vendor;
  const {api, key} = await beforeSending(title, signal, () => open(vendor, step, context));
  try {
    return await work(api, key);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    if (explain === failedPoll) signal?.throwIfAborted();
    const reason = explain(error);
    throw new ProviderError(title, step, withoutSecrets(reason, [key]));
  }
}

async function open<Card extends CardFacts>(
  vendor: RemoteVendor<Card>,
  step: string,
  context: Context,
): Promise<{api: VendorApi<Card>; key: string}> {
  const {network, signal} = context;
  const {title, id} = vendor;
  const key = vendor.key === null ? '' : network?.key(vendor.key);
  if (!network || key === undefined) {
    const got = network ? `no key: ${vendor.key} is not set` : 'no network';
    const fix = network ? `Set ${vendor.key} in the environment.` : undefined;
    throw new ProviderError(title, step, failed('balance', 'no', 'key', got), fix);
  }
  // Checked here, because an error of the package would leave open whether the submission was sent.
  if (!/^[ -~]*$/.test(key)) {
    const got = `${vendor.key} has characters that no key has: a line break, a curly quote`;
    throw new ProviderError(title, step, failed('balance', 'no', 'key', got), `Set ${vendor.key} again.`);
  }
  const origins = originsOf(vendor, context);
  const instead = network.instead(id);
  const fetch = network.oneRequest({
    origins,
    instead,
    secrets: [key],
    timeout: vendor.patience,
    polls: vendor.polls,
    signal,
    tell: (limits) => network.tellLimits?.(id, limits),
  });
  try {
    return {
      key,
      api: await vendor.connect({key, fetch, origin: instead ?? origins[0] ?? '', setting: network.setting}),
    };
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
      ? sdkMissing(vendor)
      : error;
  }
}

const sdkMissing = ({title, sdk}: Pick<RemoteVendor, 'title' | 'sdk'>): TenspotError =>
  new TenspotError({
    code: 'sdk-missing',
    what: `it is reached through the package ${sdk}, which is not installed`,
    expected: `the package that ${title} is reached through`,
    got: 'no such package',
    fix: `Run \`npm install ${sdk}\`.`,
  });
