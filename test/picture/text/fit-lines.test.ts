import fc from 'fast-check';
import {expect, test} from 'vitest';
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
