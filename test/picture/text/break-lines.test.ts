import {expect, test} from 'vitest';
import {breakLines} from '../../../src/picture/text/break-lines.ts';
import {toTextPieces} from '../../../src/picture/text/break-points.ts';

/** Every character is as wide as every other. */
const width = (line: string): number => line.length;
const broken = (text: string, count: number) => breakLines(toTextPieces(text), count, width);

test('a pause is where a line ends, when the lines stay about as wide', () => {
  expect(broken('Ice at noon. Still ice.', 2)).toEqual(['Ice at noon.', 'Still ice.']);
});

test('lines are of equal length rather than full and then empty', () => {
  expect(broken('one two three four five six', 2)).toEqual(['one two three', 'four five six']);
});

test('a short word does not stay behind at the end of a line', () => {
  const [first, second] = ['Настоящая свежая вода', 'и в знойный летний денёк'];
  expect(broken(`${first} ${second}`, 2)).toEqual([first, second]);
});

test('where there is room anyway, lines are not kept narrow at the price of a bad break', () => {
  expect(breakLines(toTextPieces('Ice at noon.'), 2, width)).toEqual(['Ice at', 'noon.']);
  expect(breakLines(toTextPieces('Ice at noon.'), 2, width, 12)).toEqual(['Ice', 'at noon.']);
});

test('a no-break space holds words together', () => {
  expect(broken('Cold at 35\u00A0°C all day long', 2)?.some((line) => line.endsWith('35'))).toBe(false);
});

test('a compound breaks after its hyphen and a minus does not', () => {
  expect(broken('Edelstahl-Trinkflasche', 2)).toEqual(['Edelstahl-', 'Trinkflasche']);
  expect(broken('-20', 2)).toBeNull();
});

test('a soft hyphen shows only where a line ends at it', () => {
  expect(broken('Wasser\u00ADdurchlässigkeit', 2)).toEqual(['Wasser-', 'durchlässigkeit']);
  expect(broken('Wasser\u00ADdurchlässigkeit', 1)).toEqual(['Wasserdurchlässigkeit']);
});

test('a line ends where its author ended it', () => {
  expect(broken('Ice\nat noon, still ice', 2)).toEqual(['Ice', 'at noon, still ice']);
  expect(broken('Ice\nat noon', 1)).toBeNull();
});

test('a text has no more lines than places to break it', () => {
  expect(broken('Ice', 2)).toBeNull();
});

test('no line of a long text is wider than a tenth over the narrowest setting', () => {
  const text = 'Achtundvierzig Stunden durchgehend kalt, auch im Hochsommer bei 35 °C im Schatten';
  const lines = broken(text, 4) ?? [];
  expect(lines.join(' ')).toBe(text);
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(24);
});
