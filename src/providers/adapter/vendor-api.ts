import type {HttpProblem} from '../../machine/http/http-problem.ts';
import {redacted} from '../../machine/http/redact.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {ModelCard} from '../contract/card.ts';
import type {Context, Operation, Provider, Remote, Sent} from '../contract/contract.ts';
import {type Failed, failed, failedPoll, type Meaning, ProviderError} from '../contract/failure.ts';
import type {JobStatus} from './fetch-result.ts';
import type {Fields} from './plan-request.ts';
import type {VendorRequest} from './vendor-request.ts';

/** A vendor's API for one call: exactly one request leaves through it. */
export type VendorApi = {
  /** Sends the submission, once, and returns the job's id. `vendor` is what else finds the job again: no key, no signed URL. Parse the answer: see `parseAnswer`. */
  create: (order: VendorRequest, context: Context) => Promise<{id: string; vendor?: Record<string, string>}>;
  /** How the job is, and the URL of its result, which expires: so each call asks for it. */
  look: (operation: Operation) => Promise<JobStatus>;
  /** Asks the vendor to drop a job that is in its queue. Left out where that could cost something: `uncancelled` then says why. */
  cancel?: (operation: Operation) => Promise<void>;
  /** Whether such a job was accepted since `sent.at`. The files of the request are not passed: they may be gone. Left out where the vendor has no way to ask. */
  find?: (
    order: Omit<VendorRequest, 'files'>,
    sent: Sent,
  ) => Promise<{id: string; vendor?: Record<string, string>} | 'none' | 'unlisted' | 'unsure'>;
};

/** What one call of the API is made with. */
type Call = {
  /** What the environment variable of its key holds; empty where it needs none. */
  key: string;
  /** Sends one submission at most, and only to `origins`. A client with another `fetch` could pay twice. */
  fetch: typeof fetch;
  /** Where the API is: the vendor's first origin, or the sandbox. */
  origin: string;
};

/** Everything that is particular to one vendor. */
export type Vendor = Omit<Remote, 'importer'> & {
  /** The name of its folder: a-z, 0-9 and dashes. Takes are known by it, so it does not change. */
  id: string;
  /** What people call it. */
  title: string;
  /** Its models, the first being the one that it is tested with most. Ids are unique among all providers. */
  models: readonly ModelCard[];
  /** Where its API is, by `https://host`: requests to any other place are refused. `setting` reads an environment variable. */
  origins: (setting: (name: string) => string | undefined) => readonly string[];
  /** Milliseconds until a create is answered. Default: 60 s. */
  patience?: number;
  /** The vendor's names and types for each field of a shot. A field without an entry is listed in the plan as not sent. */
  fields: (card: ModelCard) => Fields;
  /** Opens its API for one call. Nothing is sent yet; its package is imported here. */
  connect: (call: Call) => Promise<VendorApi>;
  /** What an HTTP error to a submission means, where this vendor differs from what the status usually means. */
  explain: (problem: HttpProblem) => Meaning | undefined;
  /** Its client may ask the same again within one call. Default: no. */
  polls?: true;
  /** Writes the clip where it is not simply fetched. */
  collect?: Provider['collect'];
  /** Why its jobs are not cancelled, even in a queue. Left out where `cancel` exists. */
  uncancelled?: string;
  /** Its results lie at its API's own origin, which a person named. */
  ownServer?: true;
};

export const originsOf = (vendor: Vendor, {network}: Context): readonly string[] =>
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
export async function callVendor<T>(
  vendor: Vendor,
  step: string,
  context: Context,
  work: (line: VendorApi) => Promise<T>,
  explain: (error: unknown) => Failed,
): Promise<T> {
  const {signal} = context;
  const {title} = vendor;
  const {line, key} = await beforeSending(title, signal, () => open(vendor, step, context));
  try {
    return await work(line);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    if (explain === failedPoll) signal?.throwIfAborted();
    const reason = explain(error);
    throw new ProviderError(title, step, {...reason, message: redacted(reason.message, [key])});
  }
}

async function open(vendor: Vendor, step: string, context: Context): Promise<{line: VendorApi; key: string}> {
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
    throw new ProviderError(title, step, failed('balance', 'no', 'key', got), `Set ${vendor.key} anew.`);
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
    return {key, line: await vendor.connect({key, fetch, origin: instead ?? origins[0] ?? ''})};
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' ? sdkMissing(vendor) : error;
  }
}

const sdkMissing = ({title, sdk}: Vendor): TenspotError =>
  new TenspotError({
    code: 'sdk-missing',
    what: `it is reached through the package ${sdk}, which is not installed`,
    expected: `the package that ${title} is reached through`,
    got: 'no such package',
    fix: `Run \`npm install ${sdk}\`.`,
  });
