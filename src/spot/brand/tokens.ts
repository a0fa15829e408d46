import {ID_PATTERN} from '../documents/field-types.ts';
import type {Problem, Where} from '../problem/errors.ts';
import {show} from '../problem/schema-problems.ts';
import {ColorRole, TypeChange} from './brand-file.ts';

/** A design token (DTCG 2025.10) with resolved aliases. Colours are `#rrggbb` or `#rrggbbaa`. */
export type Token = {
  /** Its groups and its name: `color.palette.ink`. */
  id: string;
  type: string;
  value: unknown;
  /** The id of the token that it is an alias of, at the end of the chain; null if it is none. */
  alias: string | null;
  /** The letter case from the extension that `tokensOf` writes; null without one. */
  letterCase: TypeChange['case'] | null;
  where: Where;
};

/** The parts of a brand that tokens define, in the shape of `brand.yaml`. */
export type TokenBrand = {
  color: {palette: Record<string, string>} & Partial<Record<ColorRole, string>>;
  typography: {
    base?: TypeChange;
    headings?: TypeChange;
    sets?: Record<string, {base?: TypeChange; headings?: TypeChange}>;
  };
};

/** The token that each field came from, by the field's path. */
export type Origins = Record<string, {token: string; where: Where}>;

/**
 * Converts tokens to a brand. A colour token becomes a colour of the palette; its name is the id without a leading `color`
 * and `palette`. `color.role.primary` or `color.primary` becomes a role. `typography.base`, `typography.headings` and those
 * under `typography.sets.<name>` become styles; each is one composite token or a group of single ones. Other tokens
 * (shadows, durations, ...) are ignored.
 */
export function brandOfTokens(tokens: readonly Token[]): {
  brand: TokenBrand;
  origins: Origins;
  problems: Problem[];
} {
  const brand: TokenBrand = {color: {palette: {}}, typography: {}};
  const origins: Origins = {};
  const problems: Problem[] = [];
  for (const token of tokens.filter(({type}) => type === 'color')) {
    const {role, name} = colorName(token.id);
    const field = role ? `color.${role}` : `color.palette.${name}`;
    const taken = origins[field];
    if (taken || !ID_PATTERN.test(role ?? name)) {
      problems.push(badName(token, taken ? `the same name as ${taken.token}` : `"${name}"`));
      continue;
    }
    origins[field] = {token: token.id, where: token.where};
    if (role) brand.color[role] = paletteName(token, tokens) ?? String(token.value);
    else brand.color.palette[name] = String(token.value);
  }
  for (const token of tokens) readType(token, brand, origins, problems);
  return {brand, origins, problems};
}

/** `color.role.primary` and `color.primary` are roles; every other colour is one of the palette. */
function colorName(id: string): {role?: ColorRole; name: string} {
  const parts = id.split('.').map(kebab);
  if (/^colou?rs?$/.test(parts[0] ?? '')) parts.shift();
  const inRoles = /^roles?$/.test(parts[0] ?? '');
  const role = ColorRole.safeParse(inRoles ? parts[1] : parts[0]);
  if (role.success && parts.length === (inRoles ? 2 : 1)) return {role: role.data, name: role.data};
  if (parts[0] === 'palette' && parts.length > 1) parts.shift();
  return {name: parts.join('-')};
}

/** The name of the palette colour that a role's token is an alias of; undefined if it is none. */
function paletteName({alias}: Token, tokens: readonly Token[]): string | undefined {
  const target = tokens.find(({id, type}) => id === alias && type === 'color');
  if (!target) return undefined;
  const {role, name} = colorName(target.id);
  return role ? undefined : name;
}

const kebab = (part: string): string =>
  part
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_/]+/g, '-');

const badName = ({id, where}: Token, got: string): Problem => ({
  code: 'tokens-name',
  what: `token "${id}" has no valid, unique name for the palette`,
  where: {...where, field: id},
  expected: 'a unique name of letters, digits and dashes',
  got,
  fix: 'Rename one of them.',
});

const STYLE = /^typography\.(?:sets\.([^.]+)\.)?(base|headings)(?:\.([^.]+))?$/;

/** The field and type of single typography tokens, by the names in common use. */
const FIELDS: Record<string, {field: keyof TypeChange; type: string}> = {
  family: {field: 'family', type: 'fontFamily'},
  'font-family': {field: 'family', type: 'fontFamily'},
  weight: {field: 'weight', type: 'fontWeight'},
  'font-weight': {field: 'weight', type: 'fontWeight'},
  'line-height': {field: 'line-height', type: 'number'},
  'letter-spacing': {field: 'letter-spacing', type: 'dimension'},
};

function readType(token: Token, brand: TokenBrand, origins: Origins, problems: Problem[]): void {
  const [, set, kind, single] = STYLE.exec(token.id) ?? [];
  if (!kind) return;
  const field = single === undefined ? undefined : FIELDS[kebab(single)];
  if (single === undefined ? token.type !== 'typography' : field?.type !== token.type) {
    if (single === undefined || field) problems.push(badType(token, field?.type ?? 'typography'));
    return;
  }
  const raw = field ? {[field.field]: oneOf(field.field, token.value)} : composite(token.value as Composite);
  const parsed = TypeChange.safeParse({...raw, ...(token.letterCase ? {case: token.letterCase} : {})});
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => badValue(token, issue, raw)));
    return;
  }
  const at = set === undefined ? `typography.${kind}` : `typography.sets.${kebab(set)}.${kind}`;
  for (const name of Object.keys(parsed.data))
    origins[`${at}.${name}`] = {token: token.id, where: token.where};
  place(brand, set === undefined ? undefined : kebab(set), kind as 'base' | 'headings', parsed.data);
}

function place(
  {typography}: TokenBrand,
  set: string | undefined,
  kind: 'base' | 'headings',
  change: TypeChange,
): void {
  if (set === undefined) typography[kind] = {...typography[kind], ...change};
  else {
    const known = typography.sets?.[set];
    typography.sets = {...typography.sets, [set]: {...known, [kind]: {...known?.[kind], ...change}}};
  }
}

type Dimension = {value: number; unit: string};
type Composite = {
  fontFamily?: string[];
  fontWeight?: number;
  fontSize?: Dimension;
  lineHeight?: number | Dimension;
  letterSpacing?: Dimension;
  textTransform?: string;
};

/** The fields of a composite token. Lengths are converted to em of its own font size. */
function composite({fontFamily, fontWeight, fontSize, lineHeight, letterSpacing, textTransform}: Composite) {
  const em = (length: Dimension): number => round(inRem(length) / (fontSize ? inRem(fontSize) : 1));
  return {
    ...(fontFamily === undefined ? {} : {family: fontFamily[0]}),
    ...(fontWeight === undefined ? {} : {weight: fontWeight}),
    ...(lineHeight === undefined
      ? {}
      : {'line-height': typeof lineHeight === 'number' ? lineHeight : em(lineHeight)}),
    ...(letterSpacing === undefined ? {} : {'letter-spacing': em(letterSpacing)}),
    ...(textTransform === 'uppercase' ? {case: 'upper'} : {}),
  };
}

/** The value of a single token. Lengths are converted to em of 16 px, the size of a rem, because there is no font size. */
const oneOf = (field: keyof TypeChange, value: unknown): unknown =>
  field === 'family'
    ? (value as string[])[0]
    : field === 'letter-spacing'
      ? round(inRem(value as Dimension))
      : value;

const inRem = ({value, unit}: Dimension): number => (unit === 'px' ? value / 16 : value);
const round = (value: number): number => Number(value.toFixed(5));

const badType = ({id, type, where}: Token, expected: string): Problem => ({
  code: 'tokens-type',
  what: `token "${id}" has another type than its name needs`,
  where: {...where, field: id},
  expected,
  got: type,
  fix: 'Change its $type or its name.',
});

function badValue(
  {id, where}: Token,
  {path, message}: {path: PropertyKey[]; message: string},
  raw: Record<string, unknown>,
): Problem {
  const field = String(path[0] ?? 'value');
  return {
    code: 'tokens-value',
    what: `token "${id}" has a ${field} that cannot be used`,
    where: {...where, field: id},
    expected: message
      .replace(/^(Invalid input: )?expected /i, '')
      .replace(/^Too (big|small): expected number to be /, ''),
    got: show(raw[field]),
    fix: 'Correct the token.',
  };
}
