import type {Box, Size} from '../../spot/geometry/box.ts';
import type {SpotPicture} from '../spot-context.ts';
import {heightOf, type WordsProps} from '../text/Words.tsx';
import {LEGAL_MIN} from './Legal.tsx';
import type {Layout} from './layout.ts';

type Parts = {tagline: string | null; url: string | null; legal: string | null};

export type EndCardLayout = {
  tagline: WordsProps | null;
  url: WordsProps | null;
  legal: WordsProps | null;
  ctaHeight: number;
  /** Between groups; half of it within one. */
  gap: number;
  /** What is left between logo and the rest. */
  room: Size;
};

/** A narrow card beside footage needs more of them than a wide one. */
const LEGAL_LINES = 6;

/** Sizes from the bottom up: small print takes the lines that it needs, the middle gets what is left. */
export function layEndCard(
  parts: Parts,
  logo: Size & {clear: number},
  box: Box,
  layout: Layout,
  spot: SpotPicture,
): EndCardLayout {
  const {u} = layout;
  const gap = Math.max(u(4), logo.clear);
  const ctaHeight = u(10);
  const base = {type: 'base', width: box.width} as const;
  const set = (
    text: string | null,
    field: string,
    props: Omit<WordsProps, 'children' | 'field' | 'width' | 'type'>,
  ): WordsProps | null => (text ? {...base, ...props, field, children: text} : null);
  const tight = {'line-height': 1.25, 'letter-spacing': 0};
  const tagline = set(parts.tagline, 'brand.end-card.tagline', {
    height: u(12),
    min: u(3),
    max: u(4.2),
    lines: 2,
    typeStyle: tight,
  });
  const url = set(parts.url, 'brand.end-card.url', {
    height: u(6),
    min: u(2.6),
    max: u(3.2),
    typeStyle: {...tight, weight: 600},
  });
  const legal = set(parts.legal, 'copy.legal', {
    height: u(LEGAL_MIN * 1.25 * LEGAL_LINES),
    min: u(LEGAL_MIN),
    max: u(LEGAL_MIN),
    lines: LEGAL_LINES,
    typeStyle: tight,
  });
  const heights = [
    tagline ? heightOf(tagline, spot) + gap : 0,
    ctaHeight,
    url ? heightOf(url, spot) + gap / 2 : 0,
    legal ? heightOf(legal, spot) + gap / 2 : 0,
  ];
  const height = box.height - logo.height - 2 * gap - heights.reduce((sum, part) => sum + part, 0);
  return {tagline, url, legal, ctaHeight, gap, room: {width: box.width, height: Math.max(height, 1)}};
}
