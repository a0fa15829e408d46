import type {Box, Size} from '../../spot/geometry/box.ts';
import type {GraphicsProps} from '../spot-context.ts';
import {type FittedTextProps, textHeight} from '../text/FittedText.tsx';
import {LEGAL_MIN} from './Legal.tsx';
import type {Layout} from './layout.ts';

type Parts = {tagline: string | null; url: string | null; legal: string | null};

/** Text and sizes of the parts of an end card. Null: the part is absent. */
export type EndCardLayout = {
  tagline: FittedTextProps | null;
  url: FittedTextProps | null;
  legal: FittedTextProps | null;
  /** Pixels. */
  ctaHeight: number;
  /** Space between groups, in pixels; half of it within a group. */
  gap: number;
  /** Size that is left between the logo and the rest, in pixels. */
  room: Size;
};

/** Maximum number of legal lines: a narrow card beside footage needs many. */
const LEGAL_LINES = 6;

/** Lays out an end card from the bottom: legal line, URL, button, tagline; the rest of the height is for the middle. */
export function layEndCard(
  parts: Parts,
  logo: Size & {clear: number},
  box: Box,
  layout: Layout,
  spot: GraphicsProps,
): EndCardLayout {
  const {u} = layout;
  const gap = Math.max(u(4), logo.clear);
  const ctaHeight = u(10);
  const base = {type: 'base', width: box.width} as const;
  const set = (
    text: string | null,
    field: string,
    props: Omit<FittedTextProps, 'children' | 'field' | 'width' | 'type'>,
  ): FittedTextProps | null => (text ? {...base, ...props, field, children: text} : null);
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
    tagline ? textHeight(tagline, spot) + gap : 0,
    ctaHeight,
    url ? textHeight(url, spot) + gap / 2 : 0,
    legal ? textHeight(legal, spot) + gap / 2 : 0,
  ];
  const height = box.height - logo.height - 2 * gap - heights.reduce((sum, part) => sum + part, 0);
  return {tagline, url, legal, ctaHeight, gap, room: {width: box.width, height: Math.max(height, 1)}};
}
