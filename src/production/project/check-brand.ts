import type {Document} from '../../machine/documents/document.ts';
import type {BrandFile, ColorRole} from '../../spot/brand/brand-file.ts';
import {invalid, type Problem} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';

type Colors = BrandFile['color'];
type Logo = BrandFile['logo'];

/** The role that is used for a role which the brand does not set. */
const FALLBACK: Partial<Record<ColorRole, ColorRole>> = {
  secondary: 'primary',
  tertiary: 'secondary',
  light: 'background',
  dark: 'foreground',
};

/** The hex value of a role, which names a colour of the palette or is written as hex. */
export function colorOf(color: Colors, role: ColorRole): string {
  const value = color[role];
  const other = FALLBACK[role];
  if (value === undefined) return other ? colorOf(color, other) : '#000000';
  return value.startsWith('#') ? value : (color.palette[value] ?? '#000000');
}

/** The image for a size and theme. A size without an image takes that of another size. */
export function imageOf(
  logo: Logo,
  size: 'small' | 'medium' | 'large',
  theme: 'light' | 'dark',
): {path: string; alt?: string | undefined} {
  const chosen = logo[size] ?? logo.medium ?? logo.large ?? logo.small ?? Object.keys(logo.images)[0] ?? '';
  const name = typeof chosen === 'string' ? chosen : chosen[theme];
  const image = logo.images[name] ?? '';
  return typeof image === 'string' ? {path: image} : image;
}

/** Checks the names that a brand refers to. Throws one error with all that do not exist. */
export function checkBrand({value: brand, locate}: Document<BrandFile>): void {
  const {color, logo, typography} = brand;
  const names = Object.keys(color.palette);
  const families = typography.fonts.map((font) => font.family);
  const images = Object.keys(logo.images);
  const problems: Problem[] = [];
  const expect = (kind: string, path: string[], got: string, known: string[]): void => {
    if (known.includes(got)) return;
    const near = nearest(got, known);
    problems.push({
      code: `brand-${kind}`,
      what: known.length > 0 ? `the brand has no ${kind} "${got}"` : `the brand has no ${kind}`,
      where: {...locate(path), field: path.join('.')},
      expected: known.join(', ') || `a ${kind}`,
      got,
      ...didYouMean(near, `Add the ${kind}, or use another one that the brand has.`),
    });
  };
  for (const [role, value] of Object.entries(color)) {
    if (typeof value === 'string' && !value.startsWith('#')) expect('color', ['color', role], value, names);
  }
  for (const size of ['small', 'medium', 'large'] as const) {
    const value = logo[size];
    const chosen = value === undefined ? [] : typeof value === 'string' ? [value] : [value.light, value.dark];
    for (const image of chosen) expect('logo', ['logo', size], image, images);
  }
  if (images.length === 0) expect('logo', ['logo', 'images'], 'none', images);
  const styles = [
    {at: ['typography'], ...typography},
    ...Object.entries(typography.sets).map(([set, style]) => ({at: ['typography', 'sets', set], ...style})),
  ];
  for (const {at, ...style} of styles)
    for (const type of ['base', 'headings'] as const) {
      const {family, fallback = []} = style[type] ?? {};
      if (family) expect('font', [...at, type, 'family'], family, families);
      for (const other of fallback) expect('font', [...at, type, 'fallback'], other, families);
    }
  if (problems.length > 0) throw invalid(problems);
}
