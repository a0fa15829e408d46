import {type RefObject, useEffect, useState} from 'react';
import {useCurrentFrame} from 'remotion';
import {fallbackCharacter} from '../../spot/brand/fallback-character.ts';
import {explainReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {PreviewBrand} from '../../spot/preview/preview-data.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {checkStyles} from '../fingerprint/uncacheable-styles.ts';

/** Milliseconds that a frame has to stay before it is read, so that playing does not stutter. */
const STAYS = 300;

/** Text of generated content is read too, as it is where a style sheet has such a rule. */
const GENERATED = '::before';

/**
 * Notes about what the graphics beside `anchor` showed so far: characters that the brand's fonts do not have, and styles that make a
 * render draw frames in full.
 */
export function useGraphicsNotes(
  anchor: RefObject<Element | null>,
  spot: ResolvedSpot | null,
  glyphs: PreviewBrand['glyphs'],
): string[] {
  const frame = useCurrentFrame();
  const [found, setFound] = useState<{spot: ResolvedSpot | null; notes: string[]}>({spot, notes: []});
  // biome-ignore lint/correctness/useExhaustiveDependencies: each frame may show other graphics
  useEffect(() => {
    // biome-ignore lint/style/noRestrictedGlobals: between frames, in the Studio only
    const timer = setTimeout(() => {
      const graphics = anchor.current?.parentElement?.querySelector('[data-template]');
      if (!spot || !graphics) return;
      const families = new Set(spot.brand.typography.fonts.map(({family}) => family));
      const {fontText, uncacheable: reason} = checkStyles(graphics, GENERATED, families);
      const character = fallbackCharacter(
        spot,
        fontText,
        (src, point) => glyphs[src]?.some(([first, last]) => point >= first && point <= last) ?? true,
      );
      const reasons = [reason, character === null ? null : uncacheable('fallback-font', character)];
      const notes = reasons.flatMap((each) => (each ? [explainReason(each)] : []));
      setFound((known) => {
        const before = known.spot === spot ? known.notes : [];
        return {spot, notes: [...new Set([...before, ...notes])]};
      });
    }, STAYS);
    return () => clearTimeout(timer);
  }, [anchor, spot, glyphs, frame]);
  return found.spot === spot ? found.notes : [];
}
