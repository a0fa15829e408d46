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
  // State in what every page has: each keeps the words of the first variant.
  ...Object.entries({
    localstorage: 'localStorage.words ??= copy.text; const words = localStorage.words;',
    sessionstorage:
      "if (sessionStorage.getItem('words') === null) sessionStorage.setItem('words', copy.text); const words = sessionStorage.getItem('words');",
    cookie:
      "if (!document.cookie.includes('words=')) document.cookie = 'words=' + copy.text; const words = /words=([^;]*)/.exec(document.cookie)?.[1];",
    prototypestate:
      'const kept = Array.prototype as any; kept.words ??= copy.text; const words = ([] as any).words;',
    namespacestate: 'const kept = Math as any; kept.words ??= copy.text; const words = kept.words;',
    patchedglobal:
      "const own = String.prototype.big as any; if (!own.patched) {const text = copy.text; String.prototype.big = Object.assign(() => text, {patched: true});} const words = ''.big();",
    documentstate: 'const kept = document as any; kept.words ??= copy.text; const words = kept.words;',
    title:
      "if (!document.title.startsWith('~')) document.title = '~' + copy.text; const words = document.title.slice(1);",
    windowname: 'window.name ||= copy.text; const words = window.name;',
    historystate:
      "if (!history.state?.words) history.replaceState({words: copy.text}, ''); const words = history.state.words;",
    rootattribute:
      'document.documentElement.dataset.words ??= copy.text; const words = document.documentElement.dataset.words;',
    symbolstate:
      "const kept = globalThis as any; kept[Symbol.for('words')] ??= copy.text; const words = kept[Symbol.for('words')];",
  }).map(([id, state]) =>
    habit(id, {'graphics.tsx': graphics(`${state} return <div style={{...box, ...font}}>{words}</div>;`)}),
  ),
  habit('listener', {
    'graphics.tsx': graphics(
      `const [words, setWords] = useState('');
       useLayoutEffect(() => {
         const answer = (event: any) => {event.detail.words ??= copy.text;};
         addEventListener('ask', answer);
         const detail: any = {};
         dispatchEvent(new CustomEvent('ask', {detail}));
         setWords(detail.words);
       }, []);
       return <div style={{...box, ...font}}>{words}</div>;`,
      '',
      "import {useLayoutEffect} from 'react';",
    ),
  }),
  habit('customelement', {
    'graphics.tsx': graphics(
      `if (!customElements.get('x-words')) {const text = copy.text; customElements.define('x-words', class extends HTMLElement {static words = text});}
       return <div style={{...box, ...font}}>{(customElements.get('x-words') as any).words}</div>;`,
    ),
  }),
  habit('interval', {
    'graphics.tsx': graphics(
      'void ticking; shown.text = copy.text; return <div className="ticking" style={{...box, ...font}}>{copy.text}</div>;',
      "const shown = {text: ''}; const ticking = setInterval(() => {for (const each of document.querySelectorAll('.ticking')) if (each.textContent !== shown.text) each.textContent = shown.text;}, 5);",
    ),
  }),
  habit('registeredproperty', {
    'graphics.tsx': graphics(
      'return <div style={{...box, ...font}}>{copy.text}</div>;',
      "CSS.registerProperty({name: '--wide', syntax: '<length>', inherits: false, initialValue: '4px'});",
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
  // Parts of other SVG files, which the browser loads while it draws.
  ...Object.entries({
    externaluse: `<svg style={{...box, height: 200}} viewBox="0 0 200 200"><use href={parts + '#part'} /></svg>`,
    externalfilter: "<div style={{...box, height: 200, filter: 'url(' + parts + '#flood)'}} />",
    externalmask: `<svg style={{...box, height: 200}} viewBox="0 0 200 200">
      <rect width="200" height="200" fill="#080" mask={'url(' + parts + '#half)'} />
    </svg>`,
  }).map(([id, element]) =>
    habit(id, {
      'graphics.tsx': graphics(
        `return <>
          {frame > 4 && ${element}}
          <div style={{...box, top: 300, ...font, mixBlendMode: 'multiply'}}>{copy.text}</div>
        </>;`,
        '',
        "import parts from './parts.svg';",
      ),
      'parts.svg': `<svg xmlns="http://www.w3.org/2000/svg">
        <filter id="flood" x="0" y="0" width="1" height="1"><feFlood flood-color="#06c" /></filter>
        <mask id="half"><rect width="100" height="200" fill="#fff" /></mask>
        <g id="part">${Array.from(
          {length: 4000},
          (_, at) =>
            `<rect x="${(at * 7) % 200}" y="${(at * 13) % 200}" width="9" height="9" fill="hsl(${at % 360} 80% 50%)"/>`,
        ).join('')}</g></svg>`,
    }),
  ),
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
