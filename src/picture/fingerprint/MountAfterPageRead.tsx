import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {useVideoConfig} from 'remotion';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Registry} from '../Spot.tsx';
import {freshGraphicsFor} from './fresh-graphics.ts';
import {rememberCleanPage, rememberEmptyPage} from './page-surroundings.ts';
import {watchShadowRoots} from './shadow-roots.ts';
import {watchInputProps} from './watch-input-props.ts';

type Props = {
  /** The spot whose graphics are mounted. */
  spot: ResolvedSpot;
  registry: Registry;
  children: ReactNode;
};

/** Evaluates the modules of the graphics, records the page without graphics, and then mounts the graphics. */
export function MountAfterPageRead({spot, registry, children}: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [pageRead, setPageRead] = useState(false);
  const {props, defaultProps} = useVideoConfig();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, before the graphics are mounted
  useLayoutEffect(() => {
    watchShadowRoots();
    watchInputProps(props, defaultProps);
    const root = holder.current?.parentElement;
    if (root) {
      const fresh = freshGraphicsFor(spot, registry, () => rememberEmptyPage(root));
      rememberCleanPage(root, fresh);
    }
    setPageRead(true);
  }, []);
  return <div ref={holder}>{pageRead && children}</div>;
}
