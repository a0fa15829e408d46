import {type ReactNode, useContext, useMemo} from 'react';
import {Internals} from 'remotion';

/** The `id` of `useVideoConfig()` in graphics. */
const GRAPHICS_CONFIG_ID = 'spot';

const {CompositionManager, TimelineContext} = Internals;

/**
 * Gives `useVideoConfig()` in its children one `id`, whichever composition draws them: that of a variant in Studio, or one
 * that fingerprints graphics. Remotion stores the current frame under that id, so it gets the frame under this one too.
 */
export function GraphicsConfig({children}: {children: ReactNode}) {
  const manager = useContext(CompositionManager);
  const timeline = Internals.useTimelineContext();
  const position = Internals.useTimelinePosition();
  const video = Internals.useVideo();
  const config = useMemo(
    () => (video ? {...manager, currentCompositionMetadata: {...video, id: GRAPHICS_CONFIG_ID}} : manager),
    [manager, video],
  );
  const frames = useMemo(
    () => ({...timeline, frame: {...timeline.frame, [GRAPHICS_CONFIG_ID]: position}}),
    [timeline, position],
  );
  return (
    <CompositionManager.Provider value={config}>
      <TimelineContext.Provider value={frames}>{children}</TimelineContext.Provider>
    </CompositionManager.Provider>
  );
}
