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
    'memory.ts': 'class Memory {static first = ""}\nexport const remember = (text: string) => (Memory.first ||= text);\n',
  }),
  habit('order', {
    'graphics.tsx': graphics(
      `if (!seen.includes(frame)) seen.push(frame);
       return <div style={{...box, ...font}}>{seen[0]}</div>;`,
      'const seen: number[] = [];',
    ),
  }),
];
