import type {SpotProps} from './spot-props.ts';

type Named = {id: string; choices: Record<string, string>; props: SpotProps};

/** The tokens of a pattern, besides the names of axes. An axis with the name of one of them does not replace it. */
const TOKENS: Record<string, (variant: Named, spot: string, version: number) => string> = {
  id: ({id}) => id,
  spot: (_, spot) => spot,
  brand: ({props}) => props.brand,
  template: ({props}) => props.template,
  format: ({props}) => props.format.replace(':', 'x'),
  seconds: ({props}) => String(props.seconds),
  fps: ({props}) => String(props.fps),
  language: ({props}) => props.language,
  look: ({props}) => props.look.name ?? 'none',
  music: ({props}) => props.music ?? 'none',
  typography: ({props}) => props.typography.set ?? 'base',
  n: (_, __, version) => String(version),
};

/**
 * The name of a variant from a pattern. `_` does not occur in ids, so names can be split at it. An axis without a value in
 * the row is `none`.
 */
export const variantName = (pattern: string, variant: Named, spot: string, version: number): string =>
  pattern.replace(/\{([^}]*)\}/g, (_, word: string) => {
    if (Object.hasOwn(TOKENS, word)) return TOKENS[word]?.(variant, spot, version) ?? 'none';
    return Object.hasOwn(variant.choices, word) ? (variant.choices[word] ?? 'none') : 'none';
  });

/** Tokens of a pattern that do not exist, each with the tokens that do. */
export function unknownTokens(pattern: string, axes: readonly string[]): {token: string; known: string[]}[] {
  const known = [...Object.keys(TOKENS), ...axes];
  const tokens = [...pattern.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  return tokens.filter((token) => !known.includes(token)).map((token) => ({token, known}));
}
