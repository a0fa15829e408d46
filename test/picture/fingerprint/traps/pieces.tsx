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

type SquareProps = {style?: CSSProperties; className?: string; [data: `data-${string}`]: unknown};

export const Square = ({style = {}, ...others}: SquareProps) => (
  <div {...others} style={{...box, background: 'green', ...style}} />
);

/** As wide as many of it are in the page: here all frames are, in a master one. */
export function Crowded() {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(10 * document.querySelectorAll('.crowd').length), []);
  return <Square className="crowd" style={{width}} />;
}

/** What a property begins with is in the page and in no DOM: after the first frame, the square is wide. */
export function Hidden() {
  const frame = useCurrentFrame();
  useLayoutEffect(() => {
    if (frame === 0) return;
    try {
      CSS.registerProperty({name: '--wide', syntax: '<length>', inherits: false, initialValue: '90px'});
    } catch {
      // Another frame has done it.
    }
  }, [frame]);
  return <Square style={{width: 'var(--wide, 20px)'}} />;
}

/** Keeps what it saw first, as a page of the renderer that goes on to other frames does. */
export function First() {
  const frame = useCurrentFrame();
  const [first] = useState(frame);
  return <Square style={{left: 20 + 8 * (frame - first)}} />;
}

/** Two frames long one picture, then the other, of which the DOM says so in an unusual place. */
export const turn = (frame: number): boolean => frame % 4 > 1;

export const zoom = (drawing: SVGSVGElement | null): void => {
  if (drawing) drawing.currentScale = 2;
};

export const shine = (element: HTMLElement): void => {
  const range = new Range();
  range.selectNodeContents(element);
  CSS.highlights.set('marked', new Highlight(range));
};

const sheet = document.createElement('style');
sheet.textContent = '::highlight(marked) {background: red} div + div .around {left: 50px}';
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
