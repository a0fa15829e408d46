import {type ReactNode, useContext, useMemo} from 'react';
import {Internals} from 'remotion';

/** The `id` of `useVideoConfig()` in graphics. */
export const GRAPHICS_CONFIG_ID = 'spot';

/**
 * Gives `useVideoConfig()` in its children one `id`, whichever composition draws them: that of a variant in Studio, or one
 * that fingerprints graphics.
 */
export function GraphicsConfig({children}: {children: ReactNode}) {
  const manager = useContext(Internals.CompositionManager);
  const video = Internals.useVideo();
  const value = useMemo(
    () => (video ? {...manager, currentCompositionMetadata: {...video, id: GRAPHICS_CONFIG_ID}} : manager),
    [manager, video],
  );
  return (
    <Internals.CompositionManager.Provider value={value}>{children}</Internals.CompositionManager.Provider>
  );
}
