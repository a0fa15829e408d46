import {type ReactNode, useLayoutEffect, useState} from 'react';
import {useDelayRender} from 'remotion';
import {areLoaded, type FontSource, loadFonts} from './load-fonts.ts';

type Props = {fonts: readonly FontSource[]; children: ReactNode};

/** Renders its children once all fonts are loaded, and delays the frame until then, so that no text is measured in a fallback font. */
export const FontGate = ({fonts, children}: Props) => (
  <Gate key={JSON.stringify(fonts)} fonts={fonts}>
    {children}
  </Gate>
);

function Gate({fonts, children}: Props) {
  const {delayRender, continueRender, cancelRender} = useDelayRender();
  const [ready, setReady] = useState(() => areLoaded(fonts));
  const [handle] = useState(() =>
    ready ? null : delayRender(`Loading fonts: ${fonts.map((font) => font.file).join(', ')}`),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other fonts give the gate another key, so it is mounted again
  useLayoutEffect(() => {
    if (handle === null) return;
    loadFonts(fonts).then(() => setReady(true), cancelRender);
    return () => continueRender(handle);
  }, []);

  useLayoutEffect(() => {
    if (ready && handle !== null) continueRender(handle);
  }, [ready, handle, continueRender]);

  return ready ? children : null;
}
