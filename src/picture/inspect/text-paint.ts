import type {Paint, TextPaint} from '../../spot/findings/inspection.ts';

/** How the text of an element is set. `matrix`: the linear part of all transforms, which also scale the text. */
export function textPaint(element: Element, matrix: DOMMatrix): TextPaint {
  const style = getComputedStyle(element);
  const {fontFamily, fontSize, fontWeight, fontStyle, webkitTextFillColor} = style;
  const {a, b, c, d} = matrix;
  return {
    families: familiesOf(fontFamily),
    size: Number.parseFloat(fontSize) * Math.sqrt(Math.abs(a * d - b * c)),
    weight: Number(fontWeight),
    slant: fontStyle === 'normal' ? 'normal' : 'italic',
    synthesis: style.getPropertyValue('font-synthesis') !== 'none',
    outlined: style.textShadow !== 'none' || Number.parseFloat(style.webkitTextStrokeWidth) > 0,
    paint: paintOf(element instanceof SVGElement ? style.fill : webkitTextFillColor),
  };
}

/** The families of a computed `font-family`, without quotes. */
const familiesOf = (list: string): string[] =>
  [...list.matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/g)].flatMap(([, quoted, bare]) => {
    const name = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare?.trim() ?? '';
    return name === '' ? [] : [name];
  });

const known = new Map<string, Paint>();
let canvas: OffscreenCanvasRenderingContext2D | null = null;

/** A computed CSS colour in any notation as sRGB. */
export function paintOf(color: string): Paint {
  const paint = known.get(color) ?? fromRgb(color) ?? fromCanvas(color);
  known.set(color, paint);
  return paint;
}

const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

function fromRgb(color: string): Paint | undefined {
  const found = RGB.exec(color);
  return found ? {color: hexOf(found.slice(1, 4).map(Number)), alpha: Number(found[4] ?? 1)} : undefined;
}

/** Colours that are not computed to `rgb()`, such as `oklch()`, as the browser paints them. */
function fromCanvas(color: string): Paint {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  if (!canvas) throw new Error('expected a browser with a 2D canvas, got none');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = 'transparent';
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return {color: hexOf([red, green, blue]), alpha: alpha / 255};
}

const hexOf = (channels: readonly number[]): string =>
  `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
