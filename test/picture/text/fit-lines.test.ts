import fc from 'fast-check';
import {expect, test} from 'vitest';
import {toTextPieces} from '../../../src/picture/text/break-points.ts';
import {fitLines} from '../../../src/picture/text/fit-lines.ts';

const width = (line: string): number => line.length * 0.5;
const box = {width: 600, height: 400, min: 40, max: 140, maxLines: 4, lineHeight: 1};

test('short text gets the largest allowed size', () => {
  expect(fitLines({...box, text: 'Ice'}, width)).toEqual({lines: ['Ice'], size: 140});
});

test('long text gets a smaller size and more lines', () => {
  const {lines, size} = fitLines({...box, text: 'Ice at noon and still ice at night'}, width);
  expect(lines.length).toBeGreaterThan(1);
  expect(size).toBeLessThan(140);
});

test('fewer even lines are preferred to more ragged lines in a slightly larger size', () => {
  const {lines} = fitLines({...box, text: 'Mittags Eis. Abends immer noch Eis.'}, width);
  expect(lines).toEqual(['Mittags Eis.', 'Abends immer', 'noch Eis.']);
});

test('more lines are used when fewer would need a size below the minimum', () => {
  const narrow = {...box, width: 320, min: 40, maxLines: 2};
  expect(fitLines({...narrow, text: 'solange der Vorrat'}, width).lines).toHaveLength(2);
});

test('text that does not fit returns the size at which it would', () => {
  const {size} = fitLines({...box, text: 'Wasserundurchlässigkeitsprüfungsprotokoll'}, width);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(box.min);
});

test('every fitted text stays inside its box', () => {
  const word = fc.string({minLength: 1, maxLength: 18, unit: fc.constantFrom(...'aeinrst-.,ßж')});
  fc.assert(
    fc.property(fc.array(word, {minLength: 1, maxLength: 14}), (words) => {
      const {lines, size} = fitLines({...box, text: words.join(' ')}, width);
      expect(lines.length).toBeLessThanOrEqual(box.maxLines);
      expect(Math.max(...lines.map(width)) * size).toBeLessThanOrEqual(box.width + 1e-6);
      expect(lines.length * size).toBeLessThanOrEqual(box.height + 1e-6);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
    }),
  );
});

test('more line breaks than lines count as spaces: no word is lost', () => {
  expect(fitLines({...box, maxLines: 1, text: 'Shop\nnow'}, width).lines).toEqual(['Shop now']);
  const {lines} = fitLines({...box, maxLines: 2, text: 'Ice\nat\nnoon'}, width);
  expect(lines.join(' ')).toBe('Ice at noon');
  expect(lines.length).toBeLessThanOrEqual(2);
});

test.each(['\n', '\r\n', '\r', '\u2028', '\u0085', '\v'])(
  'a line ends at every kind of line end: %j',
  (end) => {
    expect(fitLines({...box, maxLines: 2, text: `Ice${end}at noon`}, width).lines).toEqual([
      'Ice',
      'at noon',
    ]);
  },
);

test('no text with line breaks loses a word or leaves its box', () => {
  const word = fc.string({minLength: 1, maxLength: 8, unit: fc.constantFrom(...'aeinrst')});
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n')), {minLength: 1, maxLength: 12});
  fc.assert(
    fc.property(text, fc.integer({min: 1, max: 4}), (parts, maxLines) => {
      const {lines} = fitLines({...box, maxLines, text: parts.flat().join('')}, width);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(maxLines);
      expect(lines.join('').replaceAll(' ', '')).toBe(parts.map(([each]) => each).join(''));
    }),
  );
});

test('space beside the lines is inside the box at every size', () => {
  const {lines, size} = fitLines({...box, text: 'Ice at noon and still ice at night', beside: 0.25}, width);
  expect((Math.max(...lines.map(width)) + 0.5) * size).toBeLessThanOrEqual(box.width);
});

const glyphs = (line: string): number => [...line].length;

test.each([
  ['ja', '夏の正午でも氷はまだ溶けていません。', '。'],
  ['zh', '正午三十度，冰块依然完好如初。', '，'],
  ['th', 'น้ำแข็งยังคงเย็นจัดแม้ตอนเที่ยงวัน', 'ๆ'],
])('a text without spaces is broken between its words: %s', (language, text, mark) => {
  const {lines, size} = fitLines({...box, width: 700, min: 60, text, language}, glyphs);
  expect(lines.length).toBeGreaterThan(1);
  expect(size).toBeGreaterThanOrEqual(60);
  expect(lines.join('')).toBe(text);
  for (const line of lines) expect(line.startsWith(mark)).toBe(false);
  const words = new Set(
    [...new Intl.Segmenter(language, {granularity: 'word'}).segment(text)].map(({index}) => index),
  );
  let at = 0;
  for (const line of lines) {
    expect(words.has(at)).toBe(true);
    at += line.length;
  }
});

const pieces = (text: string, language: string): string[] =>
  toTextPieces(text, language).map((piece) => piece.text);

test.each([
  ['ja', '夏の〜正午でも氷。', ['夏', 'の〜', '正午', 'でも', '氷。']],
  ['ja', 'ｱｲｽはまだ溶けない｡', ['ｱｲｽ', 'は', 'まだ', '溶け', 'ない｡']],
  ['ja', '"氷"は"まだ"溶けない', ['"氷"', 'は', '"まだ"', '溶け', 'ない']],
  ['ja', 'Meridian-Flaskで24時間', ['Meridian-', 'Flask', 'で', '24', '時間']],
  ['zh', '冰块“依然”完好，《如初》！', ['冰块', '“依然”', '完好，', '《如初》！']],
  ['km', 'ត្រជាក់។ ល្អណាស់ៗ', ['ត្រជាក់។', 'ល្អ', 'ណាស់ៗ']],
  ['my', 'ဖြစ်သည်။ဝယ်ပါ၊', ['ဖြစ်သည်။', 'ဝယ်', 'ပါ၊']],
  ['lo', 'ເຢັນຢູ່ໆ', ['ເຢັນ', 'ຢູ່ໆ']],
  ['bo', 'བཀྲ་ཤིས་བདེ་ལེགས།', ['བཀྲ་', 'ཤིས་', 'བདེ་', 'ལེགས།']],
])(
  'no line begins with a mark that belongs to what is before it, or ends with one of what follows: %s %s',
  (language, text, wanted) => {
    expect(pieces(text, language)).toEqual(wanted);
  },
);

test.each([
  ['km', 'ទឹកកក\u200Bនៅតែ\u200B\u200Bត្រជាក់'],
  ['th', 'น้ำแข็ง\u200Bเย็นจัด'],
  ['en', 'super\u200Bcali\u200Bfragilistic'],
])('a zero width space is a possible line break in every script, and is not drawn: %s', (language, text) => {
  const found = pieces(text, language);
  for (const part of text.split(/\u200B+/)) expect(found.join('|')).toContain(part.slice(0, 3));
  expect(found.length).toBeGreaterThanOrEqual(text.split(/\u200B+/).length);
  expect(found.join('')).toBe(text.replaceAll('\u200B', ''));
});
