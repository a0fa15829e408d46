import type {CSSProperties} from 'react';

/** Colours of contact sheets. */
export const SHEET = {
  ground: '#15171a',
  empty: '#1d2024',
  line: '#2f343a',
  loud: '#f2f4f5',
  quiet: '#9aa3ab',
  bad: '#ff9d86',
  good: '#7fd6a4',
  doubt: '#f0c674',
} as const;

/** One line of text, cut off with an ellipsis. */
export const oneLine: CSSProperties = {whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis'};

/** One line without ligatures: the font would show the x of `9x16` as a multiplication sign. */
export const noLigatures: CSSProperties = {...oneLine, fontVariantLigatures: 'no-contextual'};

/** Text that is cut off after a number of lines. */
export const clamped = (lines: number): CSSProperties => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: lines,
  overflow: 'hidden',
});
