import sharp from 'sharp';
import {wordsAsPaths} from '../words-as-paths.ts';
import type {ExamBrand} from './brands.ts';
import {markOf} from './marks.ts';

/** The size of a product photo. */
export const PRODUCT_SIZE = {width: 420, height: 840};

/** What a generator may get wrong in a product. */
export type ProductFault = {
  /** Other colours of body and label. */
  colors?: {body: string; label: string};
  /** Other words on the label. `null` draws strokes that are no letters. */
  words?: readonly (string | null)[];
  /** Another form. */
  form?: ExamBrand['product']['form'];
};

/** A picture with an alpha channel. */
export type Cutout = {data: Buffer; width: number; height: number};

/** Draws a photo of the product, cut out: `.png` bytes. */
export async function drawProductPng(brand: ExamBrand, fault: ProductFault = {}): Promise<Buffer> {
  return sharp(Buffer.from(productSvg(brand, fault))).png().toBuffer();
}

/** The same as raw RGBA. */
export async function drawProduct(brand: ExamBrand, fault: ProductFault = {}): Promise<Cutout> {
  const {data, info} = await sharp(Buffer.from(productSvg(brand, fault)))
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true});
  return {data, width: info.width, height: info.height};
}

const OUTLINES: Record<ExamBrand['product']['form'], {body: string; cap: string; label: [number, number, number, number]}> = {
  can: {
    body: 'M60 90 Q60 60 90 54 H330 Q360 60 360 90 V760 Q360 790 330 796 H90 Q60 790 60 760z',
    cap: 'M84 40 H336 L344 60 H76z',
    label: [60, 190, 300, 460],
  },
  bottle: {
    body: 'M160 110 H260 V240 Q350 290 350 400 V790 Q350 810 330 810 H90 Q70 810 70 790 V400 Q70 290 160 240z',
    cap: 'M150 30 H270 V110 H150z',
    label: [70, 400, 280, 320],
  },
  box: {
    body: 'M40 110 H380 V810 H40z',
    cap: 'M40 110 L80 50 H340 L380 110z',
    label: [70, 190, 280, 500],
  },
  jar: {
    body: 'M50 260 Q50 230 80 230 H340 Q370 230 370 260 V740 Q370 800 310 800 H110 Q50 800 50 740z',
    cap: 'M60 120 H360 V226 H60z',
    label: [50, 340, 320, 330],
  },
};

function productSvg({product, fonts, mark, color}: ExamBrand, {colors, words, form}: ProductFault): string {
  const {width, height} = PRODUCT_SIZE;
  const {body, cap, label} = OUTLINES[form ?? product.form];
  const paint = {body: product.body, label: product.label, ...colors};
  const [x, y, w, h] = label;
  const ink = lightnessOf(paint.label) > 0.5 ? color.ink : '#ffffff';
  const lines = words ?? product.words;
  const set = [...lines.entries()].map(([index, text]) =>
    lineOf(text, {x, y: y + h * (0.47 + index * 0.2), width: w * 0.84, size: h * ([0.2, 0.16, 0.1][index] ?? 0.1), left: x + w * 0.08}, fonts.heading, ink),
  );
  const round = (form ?? product.form) === 'box' ? '' : `<path d="${body}" fill="url(#round)"/><path d="${cap}" fill="url(#round)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 420 840">
<defs><linearGradient id="round"><stop offset="0" stop-color="#000" stop-opacity=".42"/><stop offset=".22" stop-color="#fff" stop-opacity=".16"/><stop offset=".5" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".45"/></linearGradient>
<clipPath id="in"><path d="${body}"/></clipPath></defs>
<path d="${body}" fill="${paint.body}"/><path d="${cap}" fill="${product.cap}"/>
<g clip-path="url(#in)"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${paint.label}"/>
<rect x="${x}" y="${y + h * 0.03}" width="${w}" height="${h * 0.015}" fill="${color.tertiary}"/><rect x="${x}" y="${y + h * 0.95}" width="${w}" height="${h * 0.02}" fill="${color.secondary}"/>
<g transform="translate(${x + w * 0.36} ${y + h * 0.07}) scale(${(h * 0.2) / 100})">${markOf(mark, ink)}</g>${set.join('')}</g>${round}</svg>`;
}

type Line = {x: number; y: number; width: number; size: number; left: number};

function lineOf(text: string | null, {y, width, size, left}: Line, font: string, ink: string): string {
  if (text === null) return strokes(left, y, width, size, ink);
  const natural = wordsAsPaths(text, font, size * 0.05, size);
  const fitted = Math.min(1, width / natural.width);
  const x = left + (width - natural.width * fitted) / 2;
  return `<g fill="${ink}" color="${ink}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${fitted.toFixed(4)})">${natural.svg}</g>`;
}

/** Strokes as a generator draws them where it means letters. */
function strokes(left: number, y: number, width: number, size: number, ink: string): string {
  const step = size * 0.62;
  const count = Math.max(3, Math.min(7, Math.floor(width / step)));
  const shape = (at: number): string => {
    const x = left + at * step;
    const top = y - size * 0.72;
    return [
      `M${x} ${y} L${x + step * 0.2} ${top} L${x + step * 0.7} ${y - size * 0.3}`,
      `M${x} ${top} H${x + step * 0.6} M${x + step * 0.5} ${top} V${y} M${x} ${y - size * 0.4} H${x + step * 0.5}`,
      `M${x + step * 0.6} ${top} Q${x} ${top} ${x + step * 0.1} ${y - size * 0.3} T${x + step * 0.6} ${y}`,
    ][at % 3] as string;
  };
  const d = Array.from({length: count}, (_, at) => shape(at)).join(' ');
  return `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${size * 0.13}"/>`;
}

function lightnessOf(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) / 255;
}
