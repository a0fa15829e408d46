import type {Origins, TokenBrand} from './tokens.ts';

/** A field with different values in `brand.yaml` (`kept`) and in the tokens (`left`). */
export type Conflict = {field: string; kept: string; left: string; token: string};

type Tree = Record<string, unknown>;

/**
 * Fills the fields that `brand.yaml` does not set from the tokens. `brand.yaml` wins; differing values are returned as
 * conflicts, because a person who changed the tokens may wonder why nothing changes.
 */
export function layUnder(
  written: unknown,
  brand: TokenBrand,
  origins: Origins,
): {merged: unknown; conflicts: Conflict[]} {
  if (!isTree(written)) return {merged: written, conflicts: []};
  const conflicts: Conflict[] = [];
  const {color, typography} = brand;
  const given = {color: empty(color.palette) ? withoutPalette(color) : color, typography} as Tree;
  const merge = (over: Tree, under: Tree, path: string[]): Tree => {
    const merged: Tree = {...over};
    for (const [key, value] of Object.entries(under)) {
      const own = over[key];
      const field = [...path, key].join('.');
      if (own === undefined) merged[key] = value;
      else if (isTree(own) && isTree(value)) merged[key] = merge(own, value, [...path, key]);
      else if (!sameColor(own, value))
        conflicts.push({
          field,
          kept: String(own),
          left: String(value),
          token: origins[field]?.token ?? field,
        });
    }
    return merged;
  };
  const merged: Tree = {...written};
  const palette = paletteOf(written, color.palette);
  // `ink` and `#14211d` are equal if the palette gives `ink` that value.
  const sameColor = (own: unknown, value: unknown): boolean =>
    colorIn(palette, own) === colorIn(palette, value);
  for (const part of ['color', 'typography'] as const) {
    const under = given[part] as Tree;
    if (Object.keys(under).length === 0) continue;
    const over = written[part];
    if (over === undefined || over === null) merged[part] = under;
    else if (isTree(over)) merged[part] = merge(over, under, [part]);
  }
  return {merged, conflicts};
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const empty = (value: object): boolean => Object.keys(value).length === 0;

const withoutPalette = ({palette: _, ...roles}: TokenBrand['color']): Tree => roles;

function paletteOf(written: Tree, under: Record<string, string>): Tree {
  const color = isTree(written.color) ? written.color : {};
  return {...under, ...(isTree(color.palette) ? color.palette : {})};
}

const colorIn = (palette: Tree, value: unknown): string =>
  String(typeof value === 'string' ? (palette[value] ?? value) : value).toLowerCase();
