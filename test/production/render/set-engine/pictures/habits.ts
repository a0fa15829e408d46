import type {Habit} from './lab.ts';

/** The text of graphics: what stands before the component, and what it returns. */
export const graphics = (body: string, before = '', imports = ''): string => `
import {useCurrentFrame, useVideoConfig, staticFile, AbsoluteFill} from 'remotion';
import {useRef, useState} from 'react';
${imports}
const box = {position: 'absolute', left: 20, top: 40, width: 220, padding: 8, background: '#fff', color: '#111', fontSize: 30} as const;
${before}
export function Graphics({copy, brand}: any) {
  const frame = useCurrentFrame();
  const font = {fontFamily: JSON.stringify(brand.typography.base.family)};
  void frame, font;
  ${body}
}
`;

const habit = (id: string, files: Record<string, string>): Habit => ({id, files});

export const HABITS: readonly Habit[] = [
  habit('plain', {'graphics.tsx': graphics('return <div style={{...box, ...font}}>{copy.text}</div>;')}),
  // State of the module.
  habit('firsttext', {
    'graphics.tsx': graphics(
      'first ??= copy.text; return <div style={{...box, ...font}}>{first}</div>;',
      'let first: string | undefined;',
    ),
  }),
  habit('mapbyframe', {
    'graphics.tsx': graphics(
      `if (!known.has(frame)) known.set(frame, copy.text + ' ' + frame);
       return <div style={{...box, ...font}}>{known.get(frame)}</div>;`,
      'const known = new Map<number, string>();',
    ),
  }),
  habit('windowstate', {
    'graphics.tsx': graphics(
      `const w = window as any; w.firstWords ??= copy.text;
       return <div style={{...box, ...font}}>{w.firstWords}</div>;`,
    ),
  }),
  habit('templatestate', {
    'graphics.tsx': graphics(
      'return <div style={{...box, ...font}}>{remember(copy.text)}</div>;',
      '',
      "import {remember} from './memory.ts';",
    ),
    'memory.ts':
      'class Memory {static first = ""}\nexport const remember = (text: string) => (Memory.first ||= text);\n',
  }),
  habit('order', {
    'graphics.tsx': graphics(
      `if (!seen.includes(frame)) seen.push(frame);
       return <div style={{...box, ...font}}>{seen[0]}</div>;`,
      'const seen: number[] = [];',
    ),
  }),
  // What differs between the page of the set and that of the reference.
  habit('composition', {
    'graphics.tsx': graphics('return <div style={{...box, ...font}}>{useVideoConfig().id}</div>;'),
  }),
  habit('bigimage', {
    'graphics.tsx': graphics(
      `return <>
        <img src={staticFile(copy.picture)} style={{...box, height: 200}} />
        <div style={{...box, top: 300, ...font, mixBlendMode: 'multiply'}}>{copy.text}</div>
      </>;`,
    ),
  }),
  habit('bigbackground', {
    'graphics.tsx': graphics(
      `return <>
        {frame > 3 && <div style={{...box, height: 200, backgroundImage: 'url(' + staticFile(copy.picture) + ')'}} />}
        <div style={{...box, top: 300, ...font, mixBlendMode: 'multiply'}}>{copy.text}</div>
      </>;`,
    ),
  }),
  habit('lateimage', {
    'graphics.tsx': graphics(
      `return <>
        {frame > 4 && <img loading="lazy" src={staticFile(copy.picture)} style={{...box, height: 200}} />}
        <svg style={{...box, top: 300}} width="220" height="100"><image href={staticFile(copy.picture)} width="220" height="100" preserveAspectRatio="none" /></svg>
      </>;`,
    ),
  }),
  habit('eagerimage', {
    'graphics.tsx': graphics(
      'return frame > 4 ? <img src={staticFile(copy.picture)} style={{...box, height: 200}} /> : null;',
    ),
  }),
  habit('lazyimage', {
    'graphics.tsx': graphics(
      'return <>{frame > 4 && <img loading="lazy" src={staticFile(copy.picture)} style={{...box, height: 200}} />}<div style={{...box, top: 300, ...font}}>{copy.text}</div></>;',
    ),
  }),
  // Style sheets that match more than the graphics.
  ...Object.entries({
    csstakes: 'img, video, canvas {border-radius: 90px; filter: invert(1)}',
    csshas: 'div:has(canvas) {filter: invert(1)} div:has(> .words) {opacity: 0.9}',
    cssall: '* {opacity: 0.9; letter-spacing: 2px}',
    cssvars:
      ':root {--tone: #0a0} body .words {color: var(--tone)} @keyframes spin {to {rotate: 9deg}} @media (min-width: 1px) {.words {text-decoration: underline}}',
  }).map(([id, css]) =>
    habit(id, {
      'graphics.tsx': graphics(
        'return <div className="words" style={{position: "absolute", left: 20, top: 40, fontSize: 40, ...font}}>{copy.text}</div>;',
        '',
        "import './style.css';",
      ),
      'style.css': css,
    }),
  ),
  // A style sheet of another template, which comes first in the bundle.
  habit('aaa', {
    'graphics.tsx': graphics(
      'return <div className="words" style={{...box, ...font}}>{copy.text}</div>;',
      '',
      "import './style.css';",
    ),
    'style.css': '.words {color: blue !important; transform: rotate(20deg)}',
  }),
  habit('injected', {
    'graphics.tsx': graphics(
      'return <div className="words" style={{...box, ...font}}>{copy.text}</div>;',
      "const sheet = document.createElement('style'); sheet.textContent = 'canvas {filter: invert(1)} .words {font-style: italic}'; document.head.append(sheet);",
    ),
  }),
  habit('injectedpage', {
    'graphics.tsx': graphics(
      'return <div className="words" style={{...box, ...font}}>{copy.text}</div>;',
      "const sheet = document.createElement('style'); sheet.textContent = 'html {background: #fff}'; document.head.append(sheet);",
    ),
  }),
];
