import type {FontText} from '../fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import {charactersOf, inRange, nameOfCharacter} from './characters.ts';

/**
 * The first character of these texts that the brand's fonts do not have, so that the browser draws it in a font of this machine, with its
 * code point: `✓ (U+2713)`. Null where there is none. `has` says whether a staged font file has a glyph for a code point.
 */
export function fallbackCharacter(
  {brand: {typography}, language}: Pick<ResolvedSpot, 'brand' | 'language'>,
  fontText: readonly FontText[],
  has: (src: string, point: number) => boolean,
): string | null {
  for (const {families, characters} of fontText) {
    const files = typography.fonts.filter(({family}) => families.includes(family));
    for (const character of charactersOf(characters, typography.base, language)) {
      const point = character.codePointAt(0) ?? 0;
      if (!files.some(({src, range}) => inRange(range ?? undefined, character) && has(src, point)))
        return nameOfCharacter(character);
    }
  }
  return null;
}
