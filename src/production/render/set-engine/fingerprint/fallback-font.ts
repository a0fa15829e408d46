import type {Store} from '../../../../machine/files/store.ts';
import {readGlyphs} from '../../../../machine/fonts/read-font.ts';
import {fallbackCharacter} from '../../../../spot/brand/fallback-character.ts';
import type {FontText} from '../../../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';

/** Finds a character that the brand's fonts do not have, as `fallbackCharacter`. */
export type FallbackFont = (spot: ResolvedSpot, fontText: readonly FontText[]) => Promise<string | null>;

/** Reads each font file once. */
export function fallbackFont(store: Pick<Store, 'path'>): FallbackFont {
  const fonts = new Map<string, Promise<ReadonlySet<number>>>();
  const glyphsOf = (src: string): Promise<ReadonlySet<number>> => {
    const glyphs = fonts.get(src) ?? readGlyphs(store.path(src));
    fonts.set(src, glyphs);
    return glyphs;
  };
  const check = async (spot: ResolvedSpot, text: FontText): Promise<string | null> => {
    const files = spot.brand.typography.fonts.filter(({family}) => text.families.includes(family));
    const glyphs = new Map<string, ReadonlySet<number>>();
    for (const {src} of files) glyphs.set(src, await glyphsOf(src));
    return fallbackCharacter(spot, [text], (src, point) => glyphs.get(src)?.has(point) === true);
  };
  // Most states of a spot are set in the same characters.
  const checked = new Map<ResolvedSpot, Map<string, Promise<string | null>>>();
  return async (spot, fontText) => {
    const own = checked.get(spot) ?? new Map<string, Promise<string | null>>();
    checked.set(spot, own);
    for (const text of fontText) {
      const key = JSON.stringify(text);
      const result = own.get(key) ?? check(spot, text);
      own.set(key, result);
      const character = await result;
      if (character !== null) return character;
    }
    return null;
  };
}
