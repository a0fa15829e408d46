import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {styleOfText} from '../../src/fonts/script-style.ts';
import type {TypeStyle} from '../../src/spot/brand/brand-file.ts';

/** Heights above and below the baseline, in em, as a browser measures them. */
const INK: [script: RegExp, up: number, down: number][] = [
  [/\p{Script=Thai}/u, 1.15, 0.35],
  [/\p{Script=Arabic}/u, 0.9, 0.45],
  [/./u, 0.75, 0.22],
];

class Canvas {
  getContext() {
    let size = 0;
    return {
      set font(font: string) {
        size = Number(/(\d+)px/.exec(font)?.[1]);
      },
      measureText: (text: string) => {
        const [, up = 0, down = 0] = INK.find(([script]) => script.test(text)) ?? [];
        return {
          fontBoundingBoxAscent: 0.95 * size,
          fontBoundingBoxDescent: 0.25 * size,
          actualBoundingBoxAscent: up * size,
          actualBoundingBoxDescent: down * size,
        };
      },
    };
  }
}

beforeAll(() => void vi.stubGlobal('OffscreenCanvas', Canvas));
afterAll(() => void vi.unstubAllGlobals());

const HEADINGS: TypeStyle = {
  family: 'Literata',
  weight: 500,
  'line-height': 0.93,
  'letter-spacing': -0.02,
  case: 'as-written',
};

test('letters that are joined are not spaced, and those of other scripts are', () => {
  expect(styleOfText('ثلج Meridian', HEADINGS)['letter-spacing']).toBe(0);
  expect(styleOfText('नमस्ते', HEADINGS)['letter-spacing']).toBe(0);
  expect(styleOfText('น้ำแข็ง', HEADINGS)['letter-spacing']).toBe(-0.02);
});

test('a line holds the marks above and below its letters', () => {
  for (const text of ['ที่ปู่', 'ثلجًا']) {
    const height = styleOfText(text, HEADINGS)['line-height'];
    const [, up = 0, down = 0] = INK.find(([script]) => script.test(text)) ?? [];
    // The content of the font, 1.2 em high, is in the middle of the line.
    const baseline = (height - 1.2) / 2 + 0.95;
    expect(baseline - up).toBeGreaterThanOrEqual(-1e-9);
    expect(height - baseline - down).toBeGreaterThanOrEqual(-1e-9);
  }
});

test('a line that is high enough, and one of another script, is as high as the brand wants it', () => {
  expect(styleOfText('น้ำแข็ง', {...HEADINGS, 'line-height': 1.9})['line-height']).toBe(1.9);
  expect(styleOfText('Ice', HEADINGS)).toBe(HEADINGS);
  expect(styleOfText('氷', HEADINGS)).toBe(HEADINGS);
});
