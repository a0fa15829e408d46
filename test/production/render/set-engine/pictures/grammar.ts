// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the fragments are text of templates

import type {Habit} from './lab.ts';

/** A part of a template: what it imports, what stands before the component and in it, what it draws, and its style sheet. */
type Fragment = {
  imports?: string;
  before?: string;
  hooks?: string;
  jsx: string;
  css?: string;
};

/** Fragments by what they try. `N` becomes a number of its own, `TOP` the place, and `TEXT` a style for text. */
const FRAGMENTS: Record<string, Fragment> = {
  // State of modules, globals and components.
  firstText: {
    before: 'let firstN: any;',
    hooks: 'firstN ??= copy.text;',
    jsx: '<div style={TEXT}>{firstN}</div>',
  },
  mapByFrame: {
    before: 'const mapN = new Map<number, string>();',
    hooks: 'if (!mapN.has(frame)) mapN.set(frame, copy.text + frame);',
    jsx: '<div style={TEXT}>{mapN.get(frame)}</div>',
  },
  staticField: {
    before: 'class KeptN {static tones: Record<string, string> = {};}',
    hooks: "const toneN = (KeptN.tones['' + frame] ||= copy.tone);",
    jsx: '<div style={{...TEXT, color: toneN}}>static</div>',
  },
  globalState: {
    hooks: '(globalThis as any).keptN ??= {text: copy.text};',
    jsx: '<div style={TEXT}>{(globalThis as any).keptN.text}</div>',
  },
  closure: {
    before: 'const memoN = (() => {let kept = ""; return (text: string) => (kept ||= text);})();',
    jsx: '<div style={TEXT}>{memoN(copy.text)}</div>',
  },
  renderCount: {
    hooks: 'const countN = useRef(0); countN.current++;',
    jsx: '<div style={TEXT}>{frame > 5 ? "late" : "soon"}</div>',
  },
  firstFrame: {hooks: 'const [startN] = useState(frame);', jsx: '<div style={TEXT}>{startN}</div>'},
  orderOfFrames: {
    before: 'const seenN: number[] = [];',
    hooks: 'if (!seenN.includes(frame)) seenN.push(frame);',
    jsx: '<div style={TEXT}>{seenN[0]}</div>',
  },
  // Hooks.
  effectState: {
    hooks: 'const [lateN, setN] = useState(""); useEffect(() => setN(copy.text), [copy.text]);',
    jsx: '<div style={TEXT}>{lateN}</div>',
  },
  writtenByRef: {
    hooks:
      'const refN = useRef<HTMLDivElement>(null); useLayoutEffect(() => {if (refN.current) refN.current.textContent = `${copy.text} ${frame >> 2}`;});',
    jsx: '<div ref={refN} style={TEXT} />',
  },
  measured: {
    hooks:
      'const spanN = useRef<HTMLSpanElement>(null); const [wideN, setWideN] = useState(0); useLayoutEffect(() => setWideN(spanN.current?.offsetWidth ?? 0), [copy.text]);',
    jsx: '<div style={TEXT}><span ref={spanN}>{copy.text}</span><i style={{position: "absolute", left: 0, bottom: 0, height: 4, width: wideN, background: copy.tone}} /></div>',
  },
  useId: {
    hooks: 'const idN = useId();',
    jsx: '<svg style={{...TEXT, padding: 0}} viewBox="0 0 100 20"><defs><linearGradient id={idN}><stop stopColor={copy.tone} /><stop offset="1" stopColor="#000" /></linearGradient></defs><rect width="100" height="20" fill={`url(#${idN})`} /></svg>',
  },
  config: {
    hooks: 'const {id: idN, durationInFrames: framesN, fps: fpsN, width: widthN} = useVideoConfig();',
    jsx: '<div style={{...TEXT, fontSize: 14}}>{`${idN} ${framesN} ${fpsN} ${widthN}`}</div>',
  },
  // Motion.
  interpolated: {
    jsx: '<div style={{...TEXT, opacity: interpolate(frame, [0, 8], [0.2, 1], {extrapolateRight: "clamp"}), left: 20 + 2 * Math.min(frame, 6)}}>{copy.text}</div>',
  },
  sprung: {
    hooks:
      'const {fps: rateN} = useVideoConfig(); const sizeN = spring({frame, fps: rateN, config: {damping: 200}});',
    jsx: '<div style={{...TEXT, transform: `scale(${0.5 + sizeN / 2})`}}>{copy.text}</div>',
  },
  random: {
    jsx: '<div style={{...TEXT, rotate: `${Math.round(10 * random(`${copy.text} ${frame >> 3}`)) - 5}deg`}}>{copy.text}</div>',
  },
  sequence: {
    jsx: '<Sequence from={4} durationInFrames={8} layout="none"><div style={TEXT}>{copy.text}</div></Sequence>',
  },
  series: {
    jsx: '<Series><Series.Sequence durationInFrames={7} layout="none"><div style={TEXT}>one</div></Series.Sequence><Series.Sequence durationInFrames={9} layout="none"><div style={TEXT}>{copy.text}</div></Series.Sequence></Series>',
  },
  loop: {
    before: 'const TickN = () => <i style={{color: "#c00"}}>{useCurrentFrame()}</i>;',
    jsx: '<Loop durationInFrames={5} layout="none"><div style={TEXT}><TickN /></div></Loop>',
  },
  // Style sheets.
  classes: {
    css: '.boxN {color: var(--toneN); text-decoration: underline} :root {--toneN: #06c}',
    jsx: '<div className="boxN" style={{...TEXT, color: undefined}}>{copy.text}</div>',
  },
  wide: {
    css: 'img, video, canvas {border-radius: 40px; filter: invert(1)} div:has(canvas) {opacity: 0.5}',
    jsx: '<div style={TEXT}>{copy.text}</div>',
  },
  universal: {
    css: '* {letter-spacing: 1px} div:first-child {text-transform: uppercase}',
    jsx: '<div style={TEXT}>{copy.text}</div>',
  },
  pseudo: {
    css: '.dotN::before {content: "- "; color: #c00} @media (min-width: 1px) {.dotN {font-weight: 700}}',
    jsx: '<div className="dotN" style={TEXT}>{copy.text}</div>',
  },
  keyframes: {
    css: '@keyframes turnN {to {rotate: 20deg}} .turnN {animation: turnN 3s paused; animation-delay: -1s}',
    jsx: '<div className="turnN" style={TEXT}>{copy.text}</div>',
  },
  ofOther: {jsx: '<div className="box1 dot1 words" style={TEXT}>{copy.text}</div>'},
  injected: {
    before:
      'const sheetN = document.createElement("style"); sheetN.textContent = ".injectedN {font-style: italic}"; document.head.append(sheetN);',
    jsx: '<div className="injectedN" style={TEXT}>{copy.text}</div>',
  },
  inlineSheet: {
    jsx: '<><style>{`.inlineN {color: ${copy.tone}}`}</style><div className="inlineN" style={{...TEXT, color: undefined}}>{copy.text}</div></>',
  },
  // Media.
  image: {jsx: '<Img src={staticFile(copy.picture)} style={{...TEXT, height: 40}} />'},
  plainImage: {
    jsx: '<>{frame > 5 && <img src={staticFile(copy.picture)} style={{...TEXT, height: 40}} />}</>',
  },
  lazyImage: {jsx: '<img loading="lazy" src={staticFile(copy.picture)} style={{...TEXT, height: 40}} />'},
  background: {
    jsx: '<div style={{...TEXT, backgroundImage: `url("${staticFile(copy.picture)}")`, height: 40}} />',
  },
  canvas: {
    hooks:
      'const canvasN = useRef<HTMLCanvasElement>(null); useLayoutEffect(() => {const at = canvasN.current?.getContext("2d"); if (at) {at.fillStyle = copy.tone; at.clearRect(0, 0, 100, 30); at.fillRect(frame, 5, 40, 20);}});',
    jsx: '<canvas ref={canvasN} width={100} height={30} style={{...TEXT, height: 40}} />',
  },
  svg: {
    jsx: '<svg style={{...TEXT, padding: 0}} viewBox="0 0 100 20"><circle cx={10 + 3 * (frame >> 1)} cy={10} r={8} fill={copy.tone} /></svg>',
  },
  // What mixes with the footage, or stands elsewhere.
  blend: {jsx: '<div style={{...TEXT, mixBlendMode: "multiply"}}>{copy.text}</div>'},
  glass: {jsx: '<div style={{...TEXT, background: "#fff4", backdropFilter: "blur(6px)"}}>{copy.text}</div>'},
  blurred: {
    jsx: '<div style={{...TEXT, filter: "blur(1px) drop-shadow(0 2px 3px #000)", clipPath: "inset(0 20px 0 0)"}}>{copy.text}</div>',
  },
  portal: {
    imports: "import {createPortal} from 'react-dom';",
    jsx: '<>{createPortal(<div style={{...TEXT, zIndex: 9}}>{copy.text}</div>, document.body)}</>',
  },
  list: {jsx: '<ol style={{...TEXT, paddingLeft: 40}}><li>{copy.text}</li></ol>'},
  systemFont: {jsx: '<div style={{...TEXT, fontFamily: "Arial"}}>{copy.text}</div>'},
  transition: {jsx: '<div style={{...TEXT, transition: "left 1s", left: 20 + frame}}>{copy.text}</div>'},
  layer: {
    jsx: '<div style={{...TEXT, willChange: "transform", transform: `scale(${1 + frame / 40})`}}>{copy.text}</div>',
  },
};

const NAMES = Object.keys(FRAGMENTS);

/** A generator of numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A template of two to four fragments. Equal seeds give equal templates. */
export function drawTemplate(seed: number): Habit & {fragments: string[]} {
  const next = generator(seed);
  const fragments: string[] = [];
  for (let left = 2 + Math.floor(3 * next()); left > 0; left--)
    fragments.push(NAMES[Math.floor(next() * NAMES.length)] ?? 'classes');
  const parts = fragments.map((name, at) => numbered(FRAGMENTS[name], at));
  const css = parts.map((part) => part.css ?? '').join('\n');
  const lines = (key: 'imports' | 'before' | 'hooks'): string =>
    [...new Set(parts.map((part) => part[key] ?? ''))].join('\n');
  return {
    id: `seed${seed}`,
    fragments,
    files: {
      'style.css': css,
      'graphics.tsx': `import {useEffect, useId, useLayoutEffect, useRef, useState} from 'react';
import {Img, interpolate, Loop, random, Sequence, Series, spring, staticFile, useCurrentFrame, useVideoConfig} from 'remotion';
import './style.css';
${lines('imports')}
${lines('before')}

export function Graphics({copy, brand}: any) {
  const frame = useCurrentFrame();
  const text = {position: 'absolute', left: 20, width: 220, padding: 4, background: '#fffc', color: '#111', fontSize: 24, fontFamily: JSON.stringify(brand.typography.base.family)} as const;
  ${lines('hooks')}
  return <>${parts.map(({jsx}) => jsx).join('\n    ')}</>;
}
`,
    },
  };
}

function numbered(fragment: Fragment | undefined, at: number): Fragment {
  const text = JSON.stringify(fragment ?? {jsx: '<i />'})
    .replaceAll(/(?<=[a-zA-Z])N(?![a-zA-Z])/g, String(at))
    .replaceAll('...TEXT', `...text, top: ${20 + 100 * at}`)
    .replaceAll('{TEXT}', `{{...text, top: ${20 + 100 * at}}}`);
  return JSON.parse(text) as Fragment;
}
