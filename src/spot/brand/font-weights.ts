import type {Problem} from '../problem/errors.ts';
import type {BrandFile, TypeStyle} from './brand-file.ts';
import {filesFor, weightsOf} from './characters.ts';

type Typography = Pick<BrandFile['typography'], 'fonts'>;

/** The warning for a style whose weight no file of its family has; undefined if one has it. `field`: where the style is. */
export function missingWeight(
  typography: Typography,
  style: TypeStyle,
  field: string,
): Omit<Problem, 'where'> | undefined {
  const files = filesFor(typography, style);
  const has = files.some((file) => {
    const [from, to] = weightsOf(file);
    return from <= style.weight && style.weight <= to;
  });
  if (files.length === 0 || has) return undefined;
  const named = files.map((file) => `${file.path} (${weightsOf(file).join('..')})`);
  return {
    code: 'font-weight',
    what: `${field} wants a weight that ${style.family} has no file for; the nearest is used as it is`,
    expected: `a file with the weight ${style.weight}`,
    got: named.join(', ').replaceAll(/\b(\d+)\.\.\1\b/g, '$1'),
    fix: 'Add the file to typography.fonts in brand.yaml, or name a weight that is there.',
  };
}
