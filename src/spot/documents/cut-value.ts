import type {Problem} from '../problem/errors.ts';
import type {Locate, Path} from '../problem/schema-problems.ts';

/** A value without quotes that ends at a ` #`, where YAML begins a comment. `comment`: the text from the `#` on. */
export type CutValue = {path: Path; value: string | null; comment: string};

/** Fields whose values people read or hear, or that describe a picture. In all other fields, a comment beside a value is a comment. */
const TEXTS = [
  ...['copy', 'says', 'super', 'subject', 'action', 'setting', 'negative'],
  ...['name', 'alt', 'voice', 'banned', 'claims', 'legal', 'tagline', 'url'],
];

const isText = (path: Path): boolean =>
  path.some((key) => typeof key === 'string' && (TEXTS.includes(key) || key.startsWith('copy.')));

/** `#1`, `# 1` and `#berlin` were most likely meant as text; `# a note` is a comment. */
const MEANT_AS_TEXT = /^#+(\S|\s*\d)/;

/** Warnings about texts that a comment cut. */
export const cutTexts = (values: readonly CutValue[], locate: Locate): Problem[] =>
  values
    .filter(({path, comment}) => isText(path) && MEANT_AS_TEXT.test(comment))
    .map(
      ({path, value, comment}): Problem => ({
        code: 'text-cut',
        what: 'ends where a comment begins',
        where: {...locate(path), field: path.join('.')},
        expected: `the whole text: '${[value, comment].filter(Boolean).join(' ')}'`,
        got: value === null ? 'nothing' : `'${value}'`,
        fix: 'Put the text in quotes, or the comment on a line of its own.',
      }),
    );
