import {useEffect, useState} from 'react';
import {mediaUrl} from '../app/ask.ts';
import {exportedReview} from '../exported/exported-review.ts';

/** Milliseconds between two questions for a copy that is being made. */
const AGAIN = 1000;

/**
 * The address of the small copy of a master, in memory: a seek needs no request, and no connection stays open, of which a browser has
 * six for a server. Null until it is there, and while it is not wanted.
 */
export function useSmallCopy(sha256: string, isWanted: boolean): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    if (exportedReview) {
      setUrl(mediaUrl('small', sha256));
      return () => setUrl(null);
    }
    const stop = new AbortController();
    let made: string | undefined;
    const load = async (): Promise<void> => {
      const response = await fetch(mediaUrl('small', sha256), {signal: stop.signal});
      if (response.status === 202) {
        setTimeout(again, AGAIN);
        return;
      }
      if (!response.ok) return;
      made = URL.createObjectURL(await response.blob());
      if (stop.signal.aborted) URL.revokeObjectURL(made);
      else setUrl(made);
    };
    const again = (): void => {
      // A copy that cannot be loaded leaves the still.
      if (!stop.signal.aborted) load().catch(() => undefined);
    };
    again();
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [sha256, isWanted]);
  return url;
}
