import {useContext, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import {nextDifferent, sharedSpans} from '../../spot/review/shared-frames.ts';
import {ReviewPanel} from '../app/ReviewPanel.tsx';
import {type Tab, tabsOf, useReview} from '../app/review-context.ts';
import {Transport} from '../clock/Transport.tsx';
import {ClockContext} from '../clock/use-clock.ts';
import {useClockKeys} from '../keys/use-clock-keys.ts';
import {useKeys} from '../keys/use-keys.ts';
import {choicesMatch, type Filter} from './filter.ts';
import {GridHeader} from './GridHeader.tsx';
import {layTiles, type TileLayout} from './tile-layout.ts';
import {VariantTile} from './VariantTile.tsx';

/** The variant grid: all variants in sync. */
export function GridPage() {
  const {board, select, tab, openTab} = useReview();
  const clock = useContext(ClockContext);
  const [filter, setFilter] = useState<Filter>({});
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const shown = useMemo(
    () => board.variants.filter(({choices}) => choicesMatch(choices, filter)),
    [board, filter],
  );
  const length = longestOf(shown);
  const {fps, frames} = length;
  const spans = useMemo(
    () =>
      sharedSpans(
        shown.map(({segments}) => segments),
        frames,
      ),
    [shown, frames],
  );

  useEffect(() => {
    clock.length = frames / fps;
    clock.open(Math.min(1, frames / fps / 2));
  }, [clock, frames, fps]);
  useEffect(() => {
    clock.skip = (seconds) => {
      if (!onlyDifferent) return seconds;
      const frame = Math.floor(seconds * fps + 1e-4);
      const next = nextDifferent(spans, frame);
      return next === undefined ? undefined : next === frame ? seconds : next / fps;
    };
    return () => {
      clock.skip = (seconds) => seconds;
    };
  }, [clock, onlyDifferent, spans, fps]);

  const room = useRef<HTMLElement>(null);
  const {columns, width} = useTileLayout(room, shown);

  const toggle = (which: Tab) => (): void => {
    if (tabsOf(board).includes(which)) openTab(tab === which ? null : which);
  };
  const numbered = Object.fromEntries(
    shown.slice(0, 9).map(({id}, index) => [String(index + 1), () => select(id)]),
  );
  useKeys({
    ...useClockKeys(length),
    ...numbered,
    x: () => setOnlyDifferent(!onlyDifferent),
    r: toggle('notes'),
    d: toggle('decide'),
    f: toggle('findings'),
    t: toggle('takes'),
    Escape: () => openTab(null),
  });
  return (
    <div className={`page grid-page ${tab ? 'with-panel' : ''}`}>
      <GridHeader
        shown={shown.length}
        filter={filter}
        setFilter={setFilter}
        onlyDifferent={onlyDifferent}
        setOnlyDifferent={setOnlyDifferent}
      />
      <main
        ref={room}
        className="tiles"
        aria-label="Variants"
        style={{gridTemplateColumns: `repeat(${columns}, ${width}px)`}}
      >
        {shown.map((variant) => (
          <VariantTile
            key={variant.id}
            variant={variant}
            spans={onlyDifferent ? spans : null}
            open={() => select(variant.id)}
          />
        ))}
        {shown.length === 0 && <p className="quiet">No variant has these values.</p>}
      </main>
      {tab && <ReviewPanel variants={shown} />}
      <Transport fps={fps} frames={frames} spans={spans} />
    </div>
  );
}

/** The length of the longest variant. Variants of one batch may have different rates: then its own. */
function longestOf(variants: readonly BoardVariant[]): {fps: number; frames: number} {
  const [first, ...others] = variants;
  if (!first) return {fps: 30, frames: 1};
  return others.reduce((a, b) => (b.frames / b.fps > a.frames / a.fps ? b : a), first);
}

/** The layout for the room, which changes with the window and the panel. */
function useTileLayout(room: {current: HTMLElement | null}, variants: readonly BoardVariant[]): TileLayout {
  const [layout, setLayout] = useState<TileLayout>({columns: 1, width: 0});
  const count = variants.length;
  const ratio = Math.max(0, ...variants.map(({width, height}) => width / height)) || 1;
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const layOut = (): void => {
      const style = getComputedStyle(element);
      const space = (...sides: string[]): number =>
        sides.reduce((sum, side) => sum + Number.parseFloat(style.getPropertyValue(`padding-${side}`)), 0);
      const width = element.clientWidth - space('left', 'right');
      // Where the page scrolls instead of the room, its height follows the tiles.
      const height = style.overflowY === 'visible' ? 0 : element.clientHeight - space('top', 'bottom');
      const next = layTiles(count, ratio, width, height);
      setLayout((before) => (before.columns === next.columns && before.width === next.width ? before : next));
    };
    const observer = new ResizeObserver(layOut);
    observer.observe(element);
    layOut();
    return () => observer.disconnect();
  }, [room, count, ratio]);
  return layout;
}
