import type {CSSProperties} from 'react';

/** Colours and lines of text that contact sheets share. */
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

export const oneLine: CSSProperties = {whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis'};

/** A name letter by letter: the font would show `9x16` as a product. */
export const exact: CSSProperties = {...oneLine, fontVariantLigatures: 'no-contextual'};

export const clamped = (lines: number): CSSProperties => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: lines,
  overflow: 'hidden',
});
