import {type CSSProperties, useLayoutEffect, useRef} from 'react';
import {useDelayRender} from 'remotion';
import {stagedUrl} from '../../fonts/staged-url.ts';
import {problemError} from '../../spot/problem/errors.ts';

type Props = {
  /** Name of a staged file. */
  src: string;
  alt: string;
  style: CSSProperties;
};

/** Images kept for the lifetime of the document, so that the browser shows them at once in each new element. */
const kept = new Map<string, HTMLImageElement>();

/** A staged picture. Delays the frame only if it is not decoded yet: a batch mounts its logo thousands of times. */
export function Picture({src, alt, style}: Props) {
  const url = stagedUrl(src);
  const image = useRef<HTMLImageElement>(null);
  const {delayRender, continueRender, cancelRender} = useDelayRender();

  // biome-ignore lint/correctness/useExhaustiveDependencies: callers set a `key`, so another picture mounts another element
  useLayoutEffect(() => {
    const element = image.current;
    if (!element || (element.complete && element.naturalWidth > 0)) return;
    keep(url);
    const handle = delayRender(`Loading picture: ${src}`);
    element.decode().then(
      () => continueRender(handle),
      () => cancelRender(unreadable(src)),
    );
    return () => continueRender(handle);
  }, []);

  return <img ref={image} src={url} alt={alt} style={style} decoding="sync" />;
}

function keep(url: string): void {
  if (kept.has(url)) return;
  const image = new Image();
  image.src = url;
  kept.set(url, image);
}

const unreadable = (file: string) =>
  problemError({
    code: 'picture-unreadable',
    what: 'a picture cannot be read',
    where: {file},
    expected: 'a picture that the browser can draw',
    got: 'a file that it cannot decode',
    fix: 'Export the picture again as PNG, JPEG, WebP or SVG.',
  });
