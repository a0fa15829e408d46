import type {Store} from '../../../../machine/files/store.ts';
import {readGlyphs} from '../../../../machine/fonts/read-glyphs.ts';
import {charactersOf, inRange, nameOfCharacter} from '../../../../spot/brand/characters.ts';
import type {FontText} from '../../../../spot/fingerprint/fingerprint.ts';
import {type UncacheableReason, uncacheable} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';

/** Finds a character that the brand's fonts do not have, so that the browser draws it in a font of this machine; null where there is none. */
export type FallbackFont = (
  spot: ResolvedSpot,
  fontText: readonly FontText[],
) => Promise<UncacheableReason | null>;

/** Reads each font file once. */
export function fallbackFont(store: Store): FallbackFont {
  const fonts = new Map<string, Promise<ReadonlySet<number>>>();
  const glyphsOf = (src: string): Promise<ReadonlySet<number>> => {
    const glyphs = fonts.get(src) ?? readGlyphs(store.path(src));
    fonts.set(src, glyphs);
    return glyphs;
  };
  const check = async (
    {brand: {typography}, language}: ResolvedSpot,
    {families, characters}: FontText,
  ): Promise<UncacheableReason | null> => {
    const files = typography.fonts.filter(({family}) => families.includes(family));
    for (const character of charactersOf(characters, typography.base, language)) {
      const candidates = files.filter(({range}) => inRange(range ?? undefined, character));
      const glyphs = await Promise.all(candidates.map(({src}) => glyphsOf(src)));
      if (!glyphs.some((set) => set.has(character.codePointAt(0) ?? 0)))
        return uncacheable('fallback-font', nameOfCharacter(character));
    }
    return null;
  };
  // Most states of a spot are set in the same characters.
  const checked = new Map<ResolvedSpot, Map<string, Promise<UncacheableReason | null>>>();
  return async (spot, fontText) => {
    const own = checked.get(spot) ?? new Map<string, Promise<UncacheableReason | null>>();
    checked.set(spot, own);
    for (const text of fontText) {
      const key = JSON.stringify(text);
      const result = own.get(key) ?? check(spot, text);
      own.set(key, result);
      const reason = await result;
      if (reason !== null) return reason;
    }
    return null;
  };
}
