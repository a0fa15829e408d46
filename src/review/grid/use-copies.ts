import {useEffect, useState} from 'react';
import {mediaUrl} from '../app/ask.ts';
import {exportedReview} from '../exported/exported-review.ts';
import {loadCopy} from './load-copy.ts';
import {type JpegPictures, picturesIn} from './pictures-in.ts';

/**
 * The address of the small copy of a master, in memory: a seek needs no request, and no connection stays open, of which a browser has
 * six for a server. Null until it is there, and while it is not wanted; undefined where there is none.
 */
export function useSmallCopy(sha256: string, isWanted: boolean): string | null | undefined {
  const [url, setUrl] = useState<string | null | undefined>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    if (exportedReview) {
      setUrl(mediaUrl('small', sha256));
      return () => setUrl(null);
    }
    const stop = new AbortController();
    let made: string | undefined;
    void loadCopy(mediaUrl('small', sha256), stop.signal).then((blob) => {
      if (stop.signal.aborted) return;
      made = blob && URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [sha256, isWanted]);
  return url;
}

/** The pictures of the filmstrip of a master, as JPEGs. Null until they are there, and while they are not wanted. An exported review has none. */
export function useFilmstrip(sha256: string, isWanted: boolean): JpegPictures | null {
  const [pictures, setPictures] = useState<JpegPictures | null>(null);
  useEffect(() => {
    if (!isWanted || exportedReview) return undefined;
    const stop = new AbortController();
    const load = async (): Promise<void> => {
      const file = await loadCopy(mediaUrl('strip', sha256), stop.signal);
      const found = file ? picturesIn(new Uint8Array(await file.arrayBuffer())) : [];
      if (!stop.signal.aborted && found.length > 0) setPictures(found);
    };
    void load();
    return () => {
      stop.abort();
      setPictures(null);
    };
  }, [sha256, isWanted]);
  return pictures;
}
