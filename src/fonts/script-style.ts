import type {TypeStyle} from '../spot/brand/brand-file.ts';
import {inkOf} from './measure-text.ts';

/** Scripts whose letters are joined: space between letters would tear them apart (CSS Text 3, 8.2.1). */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u;

/** Scripts with marks above and below their letters, which do not fit into lines as low as those of Latin headings. */
const STACKED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

/** Least space between the glyphs of two lines, as a multiple of the font size. */
const BETWEEN_LINES = 0.06;

/**
 * The style in which a text is set: brands choose letter spacing and line height for their own script. Joined letters are not spaced, and
 * lines are at least as high as the marks of stacked scripts. The fonts have to be loaded.
 */
export function styleOfText(text: string, style: TypeStyle): TypeStyle {
  const joined = JOINED.test(text) ? {...style, 'letter-spacing': 0} : style;
  if (!STACKED.test(text)) return joined;
  const height = joined['line-height'];
  const {above, below} = inkOf(text, joined);
  const needed = Math.max(height - above - below + BETWEEN_LINES, height - 2 * Math.min(above, below, 0));
  return needed <= height ? joined : {...joined, 'line-height': Math.ceil(needed * 100) / 100};
}
