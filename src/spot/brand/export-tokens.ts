import {type BrandFile, ColorRole, type TypeChange, type TypeStyle} from './brand-file.ts';

/** A brand as design tokens (DTCG 2025.10): its palette, its roles as aliases of palette colours, and its typography. */
export function tokensOf({meta, color, typography}: BrandFile): Record<string, unknown> {
  const {palette} = color;
  const roles = ColorRole.options.flatMap((role) => {
    const value = color[role];
    if (value === undefined) return [];
    return [[role, {$value: value.startsWith('#') ? colorValue(value) : `{color.palette.${value}}`}]];
  });
  const sets = Object.entries(typography.sets).map(([name, {base, headings}]) => [
    name,
    {
      ...(base ? {base: singles(base, typography.base)} : {}),
      ...(headings ? {headings: singles(headings, typography.headings)} : {}),
    },
  ]);
  return {
    $description: meta.name,
    color: {
      $type: 'color',
      palette: Object.fromEntries(
        Object.entries(palette).map(([name, hex]) => [name, {$value: colorValue(hex)}]),
      ),
      role: Object.fromEntries(roles),
    },
    typography: {
      base: composite(typography.base),
      headings: composite(typography.headings),
      ...(sets.length > 0 ? {sets: Object.fromEntries(sets)} : {}),
    },
  };
}

/** `#rrggbb` or `#rrggbbaa` as the value of a colour token in sRGB. */
function colorValue(hex: string) {
  const part = (at: number): number => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(5));
  return {
    colorSpace: 'srgb',
    components: [part(1), part(3), part(5)],
    ...(hex.length === 9 ? {alpha: part(7)} : {}),
    hex: hex.slice(0, 7).toLowerCase(),
  };
}

/** An em. The format has only px and rem, but at a font size of 1rem both are equal. */
const rem = (value: number) => ({value, unit: 'rem'});

const composite = (style: TypeStyle) => ({
  $type: 'typography',
  $value: {
    fontFamily: [style.family, ...(style.fallback ?? [])],
    fontSize: rem(1),
    fontWeight: style.weight,
    letterSpacing: rem(style['letter-spacing']),
    lineHeight: style['line-height'],
  },
  ...(style.case === 'as-written' ? {} : letterCase(style)),
});

/** The changes of a set, one token each. The family is always included, because its token carries the letter case. */
const singles = (change: TypeChange, style: TypeStyle) => ({
  fontFamily: {$type: 'fontFamily', $value: [change.family ?? style.family], ...letterCase(change)},
  ...(change.weight === undefined ? {} : {fontWeight: {$type: 'fontWeight', $value: change.weight}}),
  ...(change['line-height'] === undefined
    ? {}
    : {lineHeight: {$type: 'number', $value: change['line-height']}}),
  ...(change['letter-spacing'] === undefined
    ? {}
    : {letterSpacing: {$type: 'dimension', $value: rem(change['letter-spacing'])}}),
});

/** The letter case as an extension, because the format has no token for it. */
const letterCase = ({case: value}: TypeChange) =>
  value === undefined ? {} : {$extensions: {tenspot: {case: value}}};
