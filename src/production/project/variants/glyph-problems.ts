import {join} from 'node:path';
import {readGlyphs} from '../../../machine/fonts/read-font.ts';
import type {TypeStyle} from '../../../spot/brand/brand-file.ts';
import {
  charactersOf,
  fallbackFamilies,
  filesFor,
  inRange,
  isEmoji,
  nameOfCharacter,
} from '../../../spot/brand/characters.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {typeStyleOf} from '../../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {type Shown, shownTexts} from './shown-texts.ts';

/**
 * Finds characters that the fonts of a variant do not have: the browser would draw them in another font, or as boxes. A template may set
 * copy in either type, so both have to have them. The lines of the brand have a known type.
 */
export async function glyphProblems(
  spot: Pick<SpotDocuments, 'variants' | 'captions' | 'script'>,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  brands: Record<string, Brand>,
): Promise<VariantProblem[]> {
  const lackingIn = openLacking();
  const found: VariantProblem[] = [];
  for (const variant of variants) {
    const brand = brands[variant.props.brand];
    const draft = drafts.find(({id}) => id === variant.id);
    if (!brand || !draft) continue;
    for (const shown of shownTexts(variant, draft, brand, spot)) {
      const problem = await problemOf(shown, variant, brand, lackingIn);
      if (problem) found.push({id: variant.id, problem});
    }
  }
  return found;
}

/** The families of a style, the files of their fonts, and the characters of a text that none of these files has. */
type Lacking = {families: readonly string[]; files: readonly string[]; chars: readonly string[]};
type LackingIn = (text: string, style: TypeStyle, language: string, brand: Brand) => Promise<Lacking>;

async function problemOf(
  {text, where, types}: Shown,
  {props}: Variant,
  brand: Brand,
  lackingIn: LackingIn,
): Promise<Problem | undefined> {
  const lacking = new Map<string, Lacking>();
  for (const type of types) {
    const style = typeStyleOf(brand.file.typography, props.typography, type);
    const own = await lackingIn(text, style, props.language, brand);
    if (own.chars.length > 0) lacking.set(own.families.join(', '), own);
  }
  if (lacking.size === 0) return undefined;
  const chars = [...new Set([...lacking.values()].flatMap((each) => each.chars))];
  const one = chars.length === 1;
  return {
    code: 'glyph-missing',
    what: `shows ${one ? 'a character' : 'characters'} that the brand's fonts do not have: ${listed(chars)}`,
    where,
    expected: [...lacking]
      .map(([family, {files}]) => `characters of ${family} (${files.join(', ')})`)
      .join(' and of '),
    got: show(text),
    fix: chars.every(isEmoji)
      ? 'Text fonts have no emoji: leave it out, or draw it in the template.'
      : `Write it without ${one ? 'it' : 'them'}, or add a file of the font that has ${one ? 'it' : 'them'} to typography.fonts in brand.yaml.`,
  };
}

/** The first characters by name, and how many more there are. */
const listed = (chars: readonly string[]): string =>
  `${chars.slice(0, MOST).map(nameOfCharacter).join(', ')}${chars.length > MOST ? ` and ${chars.length - MOST} more` : ''}`;

const MOST = 8;

/** Reads each font file once, when a text first needs it, and looks at each text once: most variants share most texts. */
function openLacking(): LackingIn {
  const read = new Map<string, Promise<ReadonlySet<number>>>();
  const glyphsOf = (file: string): Promise<ReadonlySet<number>> => {
    const glyphs = read.get(file) ?? readGlyphs(file);
    read.set(file, glyphs);
    return glyphs;
  };
  const look: LackingIn = async (text, style, language, {file: {typography}, folder}) => {
    const families = [style.family, ...fallbackFamilies(typography, style, language)];
    const files = families.flatMap((family) => filesFor(typography, {...style, family}));
    const chars: string[] = [];
    for (const char of charactersOf(text, style, language)) {
      const point = char.codePointAt(0) ?? 0;
      const able = files
        .filter(({range}) => inRange(range, char))
        .map(({path}) => glyphsOf(join(folder, path)));
      if (!(await Promise.all(able)).some((set) => set.has(point))) chars.push(char);
    }
    return {families, files: files.map(({path}) => path), chars};
  };
  const looked = new Map<string, Promise<Lacking>>();
  return (text, style, language, brand) => {
    const name = JSON.stringify([text, style, language, brand.folder]);
    const lacking = looked.get(name) ?? look(text, style, language, brand);
    looked.set(name, lacking);
    return lacking;
  };
}
