import type {SpotProps} from './props.ts';

type Named = {id: string; choices: Record<string, string>; props: SpotProps};

/** What a pattern may ask for. The delimiter `_` cannot occur in ids, so names can be taken apart again. */
export function nameOf(pattern: string, variant: Named, spot: string, version: number): string {
  const {props} = variant;
  const words: Record<string, string> = {
    id: variant.id,
    spot,
    brand: props.brand,
    template: props.template,
    format: props.format.replace(':', 'x'),
    seconds: String(props.seconds),
    fps: String(props.fps),
    language: props.language,
    look: props.look.name ?? 'none',
    music: props.music ?? 'none',
    typography: props.typography.set ?? 'base',
    n: String(version),
    ...variant.choices,
  };
  return pattern.replace(/\{([a-z0-9-]+)\}/g, (token, word: string) => words[word] ?? token);
}

/** Tokens of a pattern that no variant can fill. */
export const unknownTokens = (pattern: string, axes: readonly string[]): string[] => {
  const known = [
    'id',
    'spot',
    'brand',
    'template',
    'format',
    'seconds',
    'fps',
    'language',
    'look',
    'music',
    'typography',
    'n',
    ...axes,
  ];
  return [...pattern.matchAll(/\{([^}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((token) => !known.includes(token));
};
