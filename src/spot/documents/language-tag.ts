import {z} from 'zod';

/** A language as a BCP 47 tag: `en`, `de`, `pt-BR`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {error: 'expected a language like en or pt-BR'});

/**
 * Whether two tags are of one language in one script, whatever their regions: `zh-CN` and `zh-TW` are two, and so are `sr-Latn` and `sr-Cyrl`. A
 * tag without a script has the likely one of its language and region (Unicode CLDR, likely subtags).
 */
export const isSameLanguage = (a: string, b: string): boolean => writingOf(a) === writingOf(b);

/** Whether a tag is the range or more exact: `de-AT` is in `de`, and `de` is not in `de-AT` (RFC 4647, 3.3.1). */
export const isInLanguageRange = (tag: string, range: string): boolean =>
  `${tag.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);

function writingOf(tag: string): string {
  try {
    const {language, script = ''} = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    // Of a tag with parts in a wrong order, the language alone counts.
    const base = baseOf(tag);
    return base === tag ? base : writingOf(base);
  }
}

const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
