import type {Store} from '../../../../machine/files/store.ts';
import {readGlyphs} from '../../../../machine/fonts/read-glyphs.ts';
import {charactersOf, inRange, nameOfCharacter} from '../../../../spot/brand/characters.ts';
import {FOREIGN, type FontText} from '../../../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';

/** Finds text in which a system font stands in, since the brand's have no such character: the cause, or null. */
export function fallbackFont(
  store: Store,
): (spot: ResolvedSpot, letters: readonly FontText[]) => Promise<string | null> {
  const read = new Map<string, Promise<ReadonlySet<number>>>();
  const glyphs = (src: string): Promise<ReadonlySet<number>> => {
    const known = read.get(src) ?? readGlyphs(store.path(src));
    read.set(src, known);
    return known;
  };
  const look = async ({brand: {typography}, language}: ResolvedSpot, {families, characters}: FontText) => {
    const files = typography.fonts.filter(({family}) => families.includes(family));
    for (const character of charactersOf(characters, typography.base, language)) {
      const able = files.filter(({range}) => inRange(range ?? undefined, character));
      const sets = await Promise.all(able.map(({src}) => glyphs(src)));
      if (sets.some((set) => set.has(character.codePointAt(0) ?? 0))) continue;
      return `${nameOfCharacter(character)} in the system's font, ${FOREIGN.font}`;
    }
    return null;
  };
  // Most states of a spot are set in the same letters.
  const looked = new Map<ResolvedSpot, Map<string, Promise<string | null>>>();
  return async (spot, letters) => {
    const known = looked.get(spot) ?? new Map<string, Promise<string | null>>();
    looked.set(spot, known);
    for (const each of letters) {
      const key = JSON.stringify(each);
      const asked = known.get(key) ?? look(spot, each);
      known.set(key, asked);
      const lacking = await asked;
      if (lacking !== null) return lacking;
    }
    return null;
  };
}
