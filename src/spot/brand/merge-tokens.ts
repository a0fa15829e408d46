import type {Origins, TokenBrand} from './tokens.ts';

/** A field that `brand.yaml` and the tokens both say, and not alike. */
export type Conflict = {field: string; kept: string; left: string; token: string};

type Tree = Record<string, unknown>;

/**
 * What tokens say, laid under what `brand.yaml` says: a person's own line wins. Where the two differ, that
 * is told: somebody may be waiting for a change of the tokens to be seen.
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
      const mine = over[key];
      const field = [...path, key].join('.');
      if (mine === undefined) merged[key] = value;
      else if (isTree(mine) && isTree(value)) merged[key] = merge(mine, value, [...path, key]);
      else if (!alike(mine, value))
        conflicts.push({
          field,
          kept: String(mine),
          left: String(value),
          token: origins[field]?.token ?? field,
        });
    }
    return merged;
  };
  const merged: Tree = {...written};
  const palette = paletteOf(written, color.palette);
  // `ink` and `#14211d` are the same colour where the palette says so.
  const alike = (mine: unknown, value: unknown): boolean =>
    colorIn(palette, mine) === colorIn(palette, value);
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
