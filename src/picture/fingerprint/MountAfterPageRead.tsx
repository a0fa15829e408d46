import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {useVideoConfig} from 'remotion';
import {rememberCleanPage} from './page-surroundings.ts';
import {watchShadowRoots} from './shadow-roots.ts';
import {watchInputProps} from './watch-input-props.ts';

/** Records the page without graphics first, and then mounts the graphics. */
export function MountAfterPageRead({children}: {children: ReactNode}) {
  const holder = useRef<HTMLDivElement>(null);
  const [pageRead, setPageRead] = useState(false);
  const {props, defaultProps} = useVideoConfig();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, before the graphics are mounted
  useLayoutEffect(() => {
    watchShadowRoots();
    watchInputProps(props, defaultProps);
    if (holder.current?.parentElement) rememberCleanPage(holder.current.parentElement);
    setPageRead(true);
  }, []);
  return <div ref={holder}>{pageRead && children}</div>;
}
