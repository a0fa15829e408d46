import {z} from 'zod';

/** A language as a BCP 47 tag: `en`, `de`, `pt-BR`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {error: 'expected a language like en or pt-BR'});

/** Whether two tags are of one language, whatever their regions. */
export const isSameLanguage = (a: string, b: string): boolean => baseOf(a) === baseOf(b);

/** Whether a tag is the range or more exact: `de-AT` is in `de`, and `de` is not in `de-AT` (RFC 4647, 3.3.1). */
export const isInLanguageRange = (tag: string, range: string): boolean =>
  `${tag.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);

const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
