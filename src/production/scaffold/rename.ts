import {readText} from '../../machine/files/read-file.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {Laid} from './lay-files.ts';
import {exportName} from './registry.ts';

type Forms = (before: string, after: string) => readonly [RegExp, string][];

/** A word of code: not a part of another one, and not of an id. */
const word = (each: string): RegExp => new RegExp(`(?<![\\w$-])${each}(?![\\w$-])`, 'g');

const constant = (id: string): string => id.toUpperCase().replaceAll('-', '_');
const title = (id: string): string =>
  id.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`);

/** Kinds whose code has their name in it, and how it is written there. */
const FORMS = {
  template: (before, after) => [
    [new RegExp(`(['"\`])${before}\\1`, 'g'), `$1${after}$1`],
    [word(exportName(before)), exportName(after)],
  ],
  // Its id is in the ids of its models too, in hosts and routes; its key is called after it.
  provider: (before, after) => [
    [new RegExp(`(?<![A-Z0-9])${constant(before)}(?![A-Z0-9])`, 'g'), constant(after)],
    [new RegExp(`\\b${title(before)}\\b`, 'g'), title(after)],
    [new RegExp(`(?<=['"\`./@])${before}(?=['"\`./-])`, 'g'), after],
    [word(exportName(before)), exportName(after)],
  ],
} satisfies Record<string, Forms>;

type Named = keyof typeof FORMS;

export const isNamed = (kind: string): kind is Named => kind in FORMS;

/** Copies of a thing's files in which its id, and the name that it is exported under, are another. */
export async function renamed(
  kind: Named,
  copies: (Laid & {from: string})[],
  before: string,
  after: string,
): Promise<Laid[]> {
  if (before === after) return copies;
  const [old, name] = [exportName(before), exportName(after)];
  return Promise.all(
    copies.map(async ({path, from}): Promise<Laid> => {
      if (!/\.tsx?$/.test(path)) return {path, from};
      const text = await readText(from);
      if (word(old).test(text) && word(name).test(text)) {
        throw invalid({
          code: 'new-name',
          what: `the code of ${kind} "${before}" uses this word for something else`,
          where: {file: from},
          expected: `a name that does not occur in ${path}`,
          got: name,
          fix: 'Choose another name.',
        });
      }
      const forms: Forms = FORMS[kind];
      return {
        path,
        text: forms(before, after).reduce((all, [form, to]) => all.replaceAll(form, to), text),
      };
    }),
  );
}
