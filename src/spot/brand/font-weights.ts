import type {Problem} from '../problem/errors.ts';
import type {BrandFile, TypeStyle} from './brand-file.ts';
import {filesFor, weightsOf} from './characters.ts';

type Typography = Pick<BrandFile['typography'], 'fonts'>;

/** The weights that are in a font file itself, whatever the brand says of it. `variable` is false where `from` and `to` are the one weight that it has. */
export type FontFileWeights = {variable: boolean; from: number; to: number};

/**
 * The classes of static fonts differ by 100 from what is usual (Thin is 100 or 250, and some Medium say 400). From 200 on, the font is
 * another one: Regular (400) and Semibold (600).
 */
const OTHER_WEIGHT = 200;

/**
 * The warning for a style whose weight no file of its family has; undefined if one has it. `field`: where the style is. `inFiles`: what
 * the files themselves have, by path; without an entry, what the brand says of a file counts.
 */
export function missingWeight(
  typography: Typography,
  style: TypeStyle,
  field: string,
  inFiles: Record<string, FontFileWeights> = {},
): Omit<Problem, 'where'> | undefined {
  const files = filesFor(typography, style);
  const has = files.some((file) => {
    const [from, to] = weightsOf(file);
    return from <= style.weight && style.weight <= to;
  });
  if (files.length === 0) return undefined;
  if (has) return otherWeight(files, style, field, inFiles);
  const named = files.map((file) => `${file.path} (${weightsOf(file).join('..')})`);
  return {
    code: 'font-weight',
    what: `${field} wants a weight that ${style.family} has no file for; the nearest is used as it is`,
    expected: `a file with the weight ${style.weight}`,
    got: named.join(', ').replaceAll(/\b(\d+)\.\.\1\b/g, '$1'),
    fix: 'Add the file to typography.fonts in brand.yaml, or name a weight that is there.',
  };
}

/** The warning for files that do not have the weight that the brand says they have. */
function otherWeight(
  files: readonly {path: string}[],
  {weight, family}: TypeStyle,
  field: string,
  inFiles: Record<string, FontFileWeights>,
): Omit<Problem, 'where'> | undefined {
  const wrong = files.flatMap(({path}) => {
    const found = inFiles[path];
    if (!found) return [];
    const off = Math.max(found.from - weight, weight - found.to);
    return off > 0 && off >= (found.variable ? 1 : OTHER_WEIGHT) ? [{path, ...found}] : [];
  });
  if (wrong.length === 0) return undefined;
  return {
    code: 'font-weight',
    what: `${field} wants a weight that a file of ${family} does not have, although brand.yaml says so; the nearest is used as it is`,
    expected: `a file with the weight ${weight}`,
    got: wrong
      .map(
        ({path, variable, from, to}) => `${path} (${variable ? `${from}..${to}` : `${from}, not variable`})`,
      )
      .join(', '),
    fix: 'In typography.fonts of brand.yaml, write the weight that the file has, or name a file that has this weight.',
  };
}
