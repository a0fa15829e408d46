import {type Downloaded, type DownloadOptions, download} from './download.ts';
import {type ApiOptions, type Limits, oneRequest} from './one-request.ts';

/** The network as providers see it: keys by name, one request at a time, checked downloads. */
export type Network = {
  /** A key by the name of its environment variable; undefined where it is not set. */
  key: (name: string) => string | undefined;
  /** What an environment variable says that is no secret; undefined where it is not set, and in the sandbox. */
  setting: (name: string) => string | undefined;
  /** Where a vendor's API is instead of its own place; undefined outside the sandbox. */
  instead: (provider: string) => string | undefined;
  /**
   * Hosts of results that a person allows beside those of the cards, for the day on which a vendor moves:
   * TENSPOT_RESULT_HOSTS, commas between several. Default: none.
   */
  resultHosts: readonly string[];
  /** A `fetch` that lets one request leave. */
  oneRequest: (options: ApiOptions) => typeof fetch;
  download: (from: string, to: string, options: DownloadOptions) => Promise<Downloaded>;
  /** Told what a vendor's headers say of its rate limits. */
  tellLimits?: ((provider: string, limits: Limits) => void) | undefined;
};

type Options = {
  /** Default: the process's environment. */
  env?: Record<string, string | undefined>;
  /** Origins of fakes by provider. With it, no real key is read, and no vendor is reached. */
  sandbox?: Record<string, string>;
  tellLimits?: Network['tellLimits'];
};

/** In the sandbox every key is this one: a real key never goes to a fake. */
const SANDBOX_KEY = 'sandbox-key';

/** A provider without a fake reaches nothing in the sandbox: nobody listens at port 2. */
const NOWHERE = 'http://127.0.0.1:2';

export function openNetwork({env = process.env, sandbox, tellLimits}: Options = {}): Network {
  return {
    key: (name) => (sandbox ? SANDBOX_KEY : env[name]?.trim() || undefined),
    setting: (name) => (sandbox ? undefined : env[name] || undefined),
    instead: (provider) => (sandbox ? (sandbox[provider] ?? NOWHERE) : undefined),
    resultHosts: sandbox ? [] : listIn(env.TENSPOT_RESULT_HOSTS),
    oneRequest,
    download,
    tellLimits,
  };
}

const listIn = (text = ''): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
