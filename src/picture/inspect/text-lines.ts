import type {Box} from '../../spot/geometry/box.ts';
import {boxOf} from './element-boxes.ts';

type Line = {text: string; box: Box; ink: Box};

/** The lines that a text is set in: each as it is set, and the part that its letters cover. */
export function textLines(node: Text, element: HTMLElement, turned: boolean): Line[] {
  const style = getComputedStyle(element);
  return fragments(node).map(({text, box}) => {
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
    return {text, box: asSet(box, Number.parseFloat(style.lineHeight) * scale), ink};
  });
}

/** A line is as high as its leading, and never higher than its letters may be. */
function asSet(box: Box, lineHeight: number): Box {
  const height = Number.isFinite(lineHeight) ? Math.min(lineHeight, box.height) : box.height;
  return {...box, y: box.y + (box.height - height) / 2, height};
}

/** A text that the browser broke by itself is taken apart where its letters jump to another line. */
function fragments(node: Text): {text: string; box: Box}[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = node.textContent ?? '';
  if (range.getClientRects().length <= 1) return [{text: text.trim(), box: boxOfRange(range)}];
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
    return {text: words.trim(), box: boxOfRange(range)};
  });
}

const boxOfRange = (range: Range): Box => boxOf(range as unknown as Element);

let canvas: CanvasRenderingContext2D | null = null;

function measure(text: string, style: CSSStyleDeclaration): TextMetrics {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) throw new Error('the browser has no canvas');
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  canvas.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  return canvas.measureText(text);
}
