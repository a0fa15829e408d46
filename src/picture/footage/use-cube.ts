import {useLayoutEffect, useState} from 'react';
import {useDelayRender} from 'remotion';
import {stagedUrl} from '../../fonts/staged-url.ts';
import {problemError} from '../../spot/problem/errors.ts';

/** The text of a staged `.cube` file, for previews. Delays the frame until it is loaded; null before that. */
export function useCube(src: string | null): string | null {
  const {delayRender, continueRender, cancelRender} = useDelayRender();
  const [cube, setCube] = useState<{src: string; content: string} | null>(null);

  useLayoutEffect(() => {
    if (src === null) return;
    const handle = delayRender(`Loading look ${src}`);
    const aborter = new AbortController();
    readText(stagedUrl(src), aborter.signal)
      .then((content) => setCube({src, content}))
      .catch((error: unknown) => {
        if (!aborter.signal.aborted) cancelRender(error);
      })
      .finally(() => continueRender(handle));
    return () => aborter.abort();
  }, [src, delayRender, continueRender, cancelRender]);

  return cube?.src === src ? (cube?.content ?? null) : null;
}

async function readText(url: string, signal: AbortSignal): Promise<string> {
  // biome-ignore lint/style/noRestrictedGlobals: reads a staged file before the frame is drawn, in previews only
  const response = await fetch(url, {signal});
  if (response.ok) return response.text();
  throw problemError({
    code: 'look-unreadable',
    what: 'the look of the preview cannot be read',
    where: {file: url},
    expected: 'a staged .cube',
    got: `status ${response.status}`,
  });
}
