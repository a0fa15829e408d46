import {type CSSProperties, useLayoutEffect, useRef} from 'react';
import {staticFile, useDelayRender} from 'remotion';
import {problemError} from '../../spot/problem/errors.ts';

type Props = {
  /** A staged file. */
  src: string;
  alt: string;
  style: CSSProperties;
};

/** Held for as long as the document lives: a picture that is in use somewhere is there at once in every new element. */
const held = new Map<string, HTMLImageElement>();

/** A staged picture. The frame waits only for one that is not there at once: a batch mounts its logo thousands of times. */
export function Picture({src, alt, style}: Props) {
  const url = staticFile(src);
  const here = useRef<HTMLImageElement>(null);
  const {delayRender, continueRender, cancelRender} = useDelayRender();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the element is made anew for another picture
  useLayoutEffect(() => {
    const element = here.current;
    if (!element || (element.complete && element.naturalWidth > 0)) return;
    hold(url);
    const handle = delayRender(`Loading picture: ${src}`);
    element.decode().then(
      () => continueRender(handle),
      () => cancelRender(unreadable(src)),
    );
    return () => continueRender(handle);
  }, []);

  return <img ref={here} src={url} alt={alt} style={style} decoding="sync" />;
}

function hold(url: string): void {
  if (held.has(url)) return;
  const image = new Image();
  image.src = url;
  held.set(url, image);
}

const unreadable = (file: string) =>
  problemError({
    code: 'picture-unreadable',
    what: 'a picture cannot be read',
    where: {file},
    expected: 'a picture that the browser can draw',
    got: 'one that it cannot decode',
    fix: 'Export the picture again.',
  });
