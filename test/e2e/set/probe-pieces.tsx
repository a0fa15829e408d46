import {type CSSProperties, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState} from 'react';
import {useCurrentFrame, useVideoConfig} from 'remotion';
import {useSpot} from 'tenspot/picture';

/** A square whose colour follows the frame, so that its pixels do. */
export const box = {position: 'absolute', left: 20, top: 20, width: 80, height: 80} as const;
export const hue = (frame: number): string => `hsl(${frame * 40} 80% 50%)`;

export function Touched({touch}: {touch: (element: HTMLDivElement, frame: number) => void}) {
  const frame = useCurrentFrame();
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as in the page of a frame
  useLayoutEffect(() => {
    if (ref.current) touch(ref.current, frame);
  }, []);
  return (
    <div ref={ref} style={{...box, overflow: 'auto'}}>
      <div style={{height: 300}} />
    </div>
  );
}

export const Square = ({style = {}, className}: {style?: CSSProperties; className?: string}) => (
  <div className={className} style={{...box, background: 'green', ...style}} />
);

let drawings = 0;

export function Counted() {
  const [count] = useState(() => ++drawings);
  return <Square style={{width: 20 + (count % 7) * 10}} />;
}

/** Highlights are in the page and in no DOM: after the first frame, the text has a ground of its own. */
export function Hidden() {
  const frame = useCurrentFrame();
  const ref = useRef<HTMLSpanElement>(null);
  const {brand} = useSpot();
  useLayoutEffect(() => {
    if (!ref.current || frame === 0) return;
    const range = new Range();
    range.selectNodeContents(ref.current);
    CSS.highlights.set('marked', new Highlight(range));
  }, [frame]);
  return (
    <span ref={ref} style={{...box, font: `30px "${brand.typography.base.family}"`}}>
      Text
    </span>
  );
}

const sheet = document.createElement('style');
sheet.textContent = '::highlight(marked) {background: red}';
document.head.append(sheet);

export function Useid() {
  const id = useId();
  return (
    <svg width="100" height="100" aria-hidden="true">
      <defs>
        <linearGradient id={id}>
          <stop id={`${id}-red`} stopColor="red" />
        </linearGradient>
      </defs>
      <rect width="50" height="50" fill={`url(#${id})`} />
    </svg>
  );
}

export function Restless() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let at = 0;
    let next = 0;
    const step = (): void => {
      ref.current?.style.setProperty('left', `${at++ % 50}px`);
      next = requestAnimationFrame(step);
    };
    step();
    return () => cancelAnimationFrame(next);
  }, []);
  return <div ref={ref} style={{...box, background: 'red'}} />;
}

export function Late() {
  const [late, setLate] = useState(false);
  useEffect(() => setLate(true), []);
  const frame = useCurrentFrame();
  return late ? <Square style={{left: frame * 3}} /> : null;
}

export function Clock() {
  const frame = useCurrentFrame();
  const {durationInFrames, fps, width, height} = useVideoConfig();
  const {brand} = useSpot();
  const text = `${frame} of ${durationInFrames} at ${fps} in ${width}x${height}`;
  return <div style={{...box, font: `20px "${brand.typography.base.family}"`}}>{text}</div>;
}

export function Words({
  children,
  family,
  style = {},
}: {
  children: ReactNode;
  family?: string;
  style?: CSSProperties;
}) {
  const {brand} = useSpot();
  return (
    <div style={{...box, font: `20px "${family ?? brand.typography.base.family}"`, ...style}}>{children}</div>
  );
}

export function Sheeted({css, className}: {css: (frame: number) => string; className: string}) {
  const frame = useCurrentFrame();
  return (
    <>
      <style href={`sheet-${frame}`} precedence="default">
        {css(frame)}
      </style>
      <Square className={className} />
    </>
  );
}

const addRule = (rule: string): void => {
  const sheet = [...document.styleSheets].at(-1);
  sheet?.insertRule(rule, sheet.cssRules.length);
};

export const rule = (css: string) => (element: HTMLElement) => {
  element.className = 'ruled';
  addRule(css);
};
