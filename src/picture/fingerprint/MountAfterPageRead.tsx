import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {useVideoConfig} from 'remotion';
import {notePage} from './page-surroundings.ts';
import {watchShadows} from './shadow-roots.ts';
import {watchProps} from './watch-input-props.ts';

/** Mounts graphics only when it is known what the page is without them. */
export function MountAfterPageRead({children}: {children: ReactNode}) {
  const here = useRef<HTMLDivElement>(null);
  const [noted, setNoted] = useState(false);
  const {props, defaultProps} = useVideoConfig();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the first of them
  useLayoutEffect(() => {
    watchShadows();
    watchProps(props, defaultProps);
    if (here.current?.parentElement) notePage(here.current.parentElement);
    setNoted(true);
  }, []);
  return <div ref={here}>{noted && children}</div>;
}
