import type {Problem} from '../problem/errors.ts';

/** The problem of a captions file that cannot be read. `line`: from 1; undefined where there is none. */
export const unreadableCaptions = (
  file: string,
  line: number | undefined,
  expected: string,
  got: string,
  fix: string,
): Problem => ({
  code: 'captions-invalid',
  what: 'these captions cannot be read',
  where: {file, ...(line === undefined ? {} : {line})},
  expected,
  got,
  fix,
});
