import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {notePage} from './page.ts';
import {watchShadows} from './shadows.ts';

/** Mounts graphics only when it is known what the page is without them. */
export function Noted({children}: {children: ReactNode}) {
  const here = useRef<HTMLDivElement>(null);
  const [noted, setNoted] = useState(false);
  useLayoutEffect(() => {
    watchShadows();
    if (here.current?.parentElement) notePage(here.current.parentElement);
    setNoted(true);
  }, []);
  return <div ref={here}>{noted && children}</div>;
}
