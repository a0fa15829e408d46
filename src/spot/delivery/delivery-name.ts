import {invalid} from '../problem/errors.ts';
import {nearest} from '../problem/nearest-name.ts';

/** The default pattern of the names of delivered files. */
export const DELIVERY_PATTERN = '{spot}_{variant}_{placement}_{size}_{seconds}s_r{round}';

/** What the placeholders of a pattern stand for. Axes are in `choices`. */
type NameTokens = {
  spot: string;
  variant: string;
  name: string;
  brand: string;
  concept: string;
  placement: string;
  size: string;
  format: string;
  seconds: string;
  language: string;
  round: string;
  version: string;
  choices: Readonly<Record<string, string>>;
};

const TOKENS = [
  'spot',
  'variant',
  'name',
  'brand',
  'concept',
  'placement',
  'size',
  'format',
  'seconds',
  'language',
  'round',
  'version',
] as const;

/** Characters of a name at most, without its extension: the ids of this project are longer than most systems of platforms show. */
const LONGEST_NAME = 120;

/** The placeholders of a pattern. Error: `delivery-name` for one that is unknown. */
export function checkPattern(pattern: string, axes: readonly string[]): void {
  const known = [...TOKENS, ...axes];
  const [unknown] = [...pattern.matchAll(/\{([^}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((each) => !known.includes(each));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw invalid({
    code: 'delivery-name',
    what: `the pattern has an unknown placeholder: {${unknown}}`,
    expected: known.map((each) => `{${each}}`).join(' '),
    got: pattern,
    fix: near ? `Did you mean {${near}}?` : 'Remove it.',
  });
}

/** The name of a delivered file without its extension: letters, digits, dots, dashes and `_`, so that every system and platform takes it. */
export const deliveryName = (pattern: string, {choices, ...own}: NameTokens): string =>
  pattern
    .replace(/\{([^}]*)\}/g, (_, word: string) =>
      safe(Object.hasOwn(own, word) ? own[word as keyof typeof own] : (choices[word] ?? 'none')),
    )
    .split('')
    .map((char) => (/[A-Za-z0-9._-]/.test(char) ? char : '-'))
    .join('')
    .replace(/^[.-]+/, '')
    .replace(/[.]+$/, '');

const safe = (value: string): string =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'none';

/** Errors: `delivery-name-long`, `delivery-name-twice`. Names that differ only in case count as equal: some file systems cannot hold both. */
export function refuseNames(names: readonly {name: string; variant: string; placement: string}[]): void {
  const seen = new Map<string, string>();
  for (const {name, variant, placement} of names) {
    const who = `${variant} for ${placement}`;
    if (name === '' || name.length > LONGEST_NAME)
      throw invalid({
        code: 'delivery-name-long',
        what: `the file name of ${who} cannot be used`,
        expected: `1 to ${LONGEST_NAME} characters`,
        got: `${name.length}: ${name}`,
        fix: 'Use a shorter pattern with --name.',
      });
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw invalid({
        code: 'delivery-name-twice',
        what: `${other} and ${who} get the same file name`,
        expected: 'a different name for each file',
        got: name,
        fix: 'Put {variant} and {placement} into the pattern.',
      });
    seen.set(name.toLowerCase(), who);
  }
}
