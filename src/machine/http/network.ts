import {type Downloaded, type DownloadOptions, download} from './download.ts';
import {type ApiOptions, type Limits, oneRequest} from './one-request.ts';

/** What providers get to reach the network: keys, settings, a `fetch` that sends once, and checked downloads. */
export type Network = {
  /** The key in an environment variable; undefined if it is not set. */
  key: (name: string) => string | undefined;
  /** The value of an environment variable that is not secret; undefined if it is not set, and in the sandbox. */
  setting: (name: string) => string | undefined;
  /** The origin to use in place of a vendor's API; undefined outside the sandbox. */
  instead: (provider: string) => string | undefined;
  /**
   * Hosts from which results may be fetched in addition to those of the model cards: TENSPOT_RESULT_HOSTS, separated by
   * commas. For vendors that move their storage. Default: none.
   */
  resultHosts: readonly string[];
  /** A `fetch` for one call of an SDK, which sends each request once. */
  oneRequest: (options: ApiOptions) => typeof fetch;
  download: (from: string, to: string, options: DownloadOptions) => Promise<Downloaded>;
  /** Called with the rate limits in the headers of a vendor's answer. */
  tellLimits?: ((provider: string, limits: Limits) => void) | undefined;
};

type Options = {
  /** The variables with keys and settings. Default: none. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Origins of fake vendors, by provider. If set, no real key is read and no vendor is reached. */
  sandbox?: Record<string, string>;
  tellLimits?: Network['tellLimits'];
};

/** The value of every key in the sandbox: real keys are never sent to fake vendors. */
const SANDBOX_KEY = 'sandbox-key';

/** The origin of providers without a fake vendor in the sandbox. No program listens on port 2, so requests fail. */
const UNREACHABLE = 'http://127.0.0.1:2';

export function openNetwork({env = {}, sandbox, tellLimits}: Options = {}): Network {
  return {
    key: (name) => (sandbox ? SANDBOX_KEY : variableOf(env, name)),
    setting: (name) => (sandbox ? undefined : variableOf(env, name)),
    instead: (provider) => (sandbox ? (sandbox[provider] ?? UNREACHABLE) : undefined),
    resultHosts: sandbox ? [] : listIn(env.TENSPOT_RESULT_HOSTS),
    oneRequest,
    download,
    tellLimits,
  };
}

/** The value of a variable without spaces and line ends around it; undefined where it is not set or blank. */
export const variableOf = (env: Options['env'], name: string): string | undefined =>
  env?.[name]?.trim() || undefined;

const listIn = (text = ''): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
