import {type ReactNode, useLayoutEffect, useState} from 'react';
import {useDelayRender} from 'remotion';
import {areLoaded, type FontSource, loadFonts} from './load.ts';

type Props = {fonts: readonly FontSource[]; children: ReactNode};

/** Shows nothing until every font is there, and holds the frame back until then: text is never measured too early. */
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: the gate is made anew for other fonts
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
