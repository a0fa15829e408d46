import type {AdCopy, Utm} from './ad-copy.ts';

/** What the placeholders of a parameter stand for. */
type DestinationTokens = {
  variant: string;
  spot: string;
  brand: string;
  format: string;
  seconds: string;
  language: string;
  placement: string;
  /** The value that the variant has on each axis. */
  choices: Readonly<Record<string, string>>;
};

/** What the placeholders stand for in the address of a variant at a placement. `props` are those of the variant, checked or as a manifest has them. */
export function destinationTokens(
  {id, props, choices}: {id: string; props: unknown; choices: Readonly<Record<string, string>>},
  spot: string,
  placement: string,
): DestinationTokens {
  const {brand, format, seconds, language} = (props ?? {}) as Record<string, string | number | undefined>;
  return {
    variant: id,
    spot,
    brand: String(brand ?? ''),
    format: String(format ?? '').replace(':', 'x'),
    seconds: String(seconds ?? ''),
    language: String(language ?? ''),
    placement,
    choices,
  };
}

/** The placeholders besides the names of axes. */
export const DESTINATION_TOKENS = [
  'variant',
  'spot',
  'brand',
  'format',
  'seconds',
  'language',
  'placement',
] as const;

/** A macro that the platform fills in itself (`{{campaign.name}}`), or a placeholder of Tenspot. */
const PARTS = /(\{\{[\w.:-]+\}\})|\{([^{}]*)\}/g;

/** The names of the placeholders in a text. Macros of platforms are none. */
export const tokensIn = (text: string): string[] =>
  [...text.matchAll(PARTS)].flatMap(([, macro, token]) =>
    macro === undefined && token !== undefined ? [token] : [],
  );

/** The parameters that an address already has: `utm_source` and the like. */
export const parametersIn = (url: string): string[] =>
  (partsOf(url).query ?? '')
    .split('&')
    .map((part) => part.split('=')[0] ?? '')
    .filter(Boolean);

/** An address without its query and fragment, its query, and its fragment. */
function partsOf(url: string): {base: string; query: string | undefined; fragment: string} {
  const [, address = url, fragment = ''] = /^([^#]*)(#.*)?$/.exec(url) ?? [];
  const [, base = address, query] = /^([^?]*)(?:\?(.*))?$/.exec(address) ?? [];
  return {base, query, fragment};
}

/**
 * The address of an ad with its parameters; null where the ad has no address. A placeholder of Tenspot has
 * its own value also where an axis has the same name. A variant without a value on an axis gets `none`.
 */
export function destinationOf(
  {url, utm}: Pick<AdCopy, 'url' | 'utm'>,
  tokens: DestinationTokens,
): string | null {
  if (url === undefined) return null;
  const query = queryOf(utm, tokens);
  if (query === '') return url;
  const {base, query: own, fragment} = partsOf(url);
  const path = /^https:\/\/[^/]*$/.test(base) ? `${base}/` : base;
  return `${path}?${own ? `${own}&` : ''}${query}${fragment}`;
}

/** The parameters alone, as some platforms have a field for them; empty where there are none. */
export const queryOf = (utm: Utm | undefined, tokens: DestinationTokens): string =>
  Object.entries(utm ?? {})
    .flatMap(([name, text]) => (text === undefined ? [] : [`utm_${name}=${filled(text, tokens)}`]))
    .join('&');

function filled(text: string, tokens: DestinationTokens): string {
  let at = 0;
  let result = '';
  for (const match of text.matchAll(PARTS)) {
    const [whole, macro, token = ''] = match;
    result +=
      encodeURIComponent(text.slice(at, match.index)) +
      (macro ?? encodeURIComponent(valueFor(token, tokens)));
    at = match.index + whole.length;
  }
  return result + encodeURIComponent(text.slice(at));
}

function valueFor(token: string, {choices, ...own}: DestinationTokens): string {
  if (Object.hasOwn(own, token)) return own[token as keyof typeof own];
  return Object.hasOwn(choices, token) ? (choices[token] ?? 'none') : 'none';
}
