import type {Box} from '../../spot/geometry/box.ts';
import {boxOf} from './element-boxes.ts';

/** A line of text, its box, and the part that its glyphs cover (ink). */
type Line = {text: string; box: Box; ink: Box};

/** The lines of a text node. For rotated text, the ink is the whole box. */
export function textLines(node: Text, element: HTMLElement, turned: boolean): Line[] {
  const style = getComputedStyle(element);
  return splitLines(node).map(({text, box}) => {
    if (turned) return {text, box, ink: box};
    const shown = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
    const metrics = measure(shown, style);
    const {fontBoundingBoxAscent: up, fontBoundingBoxDescent: down} = metrics;
    const scale = box.height / (up + down);
    const baseline = box.y + up * scale;
    const x = box.x - metrics.actualBoundingBoxLeft * scale;
    const y = baseline - metrics.actualBoundingBoxAscent * scale;
    const ink = {
      x,
      y,
      width: box.x + metrics.actualBoundingBoxRight * scale - x,
      height: baseline + metrics.actualBoundingBoxDescent * scale - y,
    };
    return {text, box: withLineHeight(box, Number.parseFloat(style.lineHeight) * scale), ink};
  });
}

/** The box with the height of the line, at most that of the font's ascent and descent. */
function withLineHeight(box: Box, lineHeight: number): Box {
  const height = Number.isFinite(lineHeight) ? Math.min(lineHeight, box.height) : box.height;
  return {...box, y: box.y + (box.height - height) / 2, height};
}

/** Text and box of each line. Lines that the browser broke are found by the vertical position of each character. */
function splitLines(node: Text): {text: string; box: Box}[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = node.textContent ?? '';
  if (range.getClientRects().length <= 1) return [{text: text.trim(), box: boxOf(range)}];
  const lines: {text: string; start: number; end: number; top: number}[] = [];
  for (const [index, char] of [...text].entries()) {
    const start = [...text].slice(0, index).join('').length;
    range.setStart(node, start);
    range.setEnd(node, start + char.length);
    const rect = range.getClientRects()[0];
    if (!rect || rect.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.top - rect.top) < rect.height / 2)
      Object.assign(line, {text: line.text + char, end: start + char.length});
    else lines.push({text: char, start, end: start + char.length, top: rect.top});
  }
  return lines.map(({text: words, start, end}) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return {text: words.trim(), box: boxOf(range)};
  });
}

let canvas: CanvasRenderingContext2D | null = null;

function measure(text: string, style: CSSStyleDeclaration): TextMetrics {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) throw new Error('expected a browser with a 2D canvas, got none');
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  canvas.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  return canvas.measureText(text);
}
