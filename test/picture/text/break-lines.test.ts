import {expect, test} from 'vitest';
import {breakLines} from '../../../src/picture/text/break-lines.ts';
import {toTextPieces} from '../../../src/picture/text/break-points.ts';

/** All characters have the same width. */
const width = (line: string): number => line.length;
const broken = (text: string, count: number) => breakLines(toTextPieces(text), count, width);

test('a line ends after punctuation if the lines stay about equally wide', () => {
  expect(broken('Ice at noon. Still ice.', 2)).toEqual(['Ice at noon.', 'Still ice.']);
});

test('lines have about equal length', () => {
  expect(broken('one two three four five six', 2)).toEqual(['one two three', 'four five six']);
});

test('a short word moves from the end of a line to the next line', () => {
  const [first, second] = ['Настоящая свежая вода', 'и в знойный летний денёк'];
  expect(broken(`${first} ${second}`, 2)).toEqual([first, second]);
});

test('lines use more of the width when that avoids a bad break', () => {
  expect(breakLines(toTextPieces('Ice at noon.'), 2, width)).toEqual(['Ice at', 'noon.']);
  expect(breakLines(toTextPieces('Ice at noon.'), 2, width, 12)).toEqual(['Ice', 'at noon.']);
});

test('a line never ends at a no-break space', () => {
  expect(broken('Cold at 35\u00A0°C all day long', 2)?.some((line) => line.endsWith('35'))).toBe(false);
});

test('a line may end after the hyphen of a compound, but not after a minus sign', () => {
  expect(broken('Edelstahl-Trinkflasche', 2)).toEqual(['Edelstahl-', 'Trinkflasche']);
  expect(broken('-20', 2)).toBeNull();
});

test('a soft hyphen shows only at the end of a line', () => {
  expect(broken('Wasser\u00ADdurchlässigkeit', 2)).toEqual(['Wasser-', 'durchlässigkeit']);
  expect(broken('Wasser\u00ADdurchlässigkeit', 1)).toEqual(['Wasserdurchlässigkeit']);
});

test('a line ends where the author set a line break', () => {
  expect(broken('Ice\nat noon, still ice', 2)).toEqual(['Ice', 'at noon, still ice']);
  expect(broken('Ice\nat noon', 1)).toBeNull();
});

test('a text cannot have more lines than its breaks allow', () => {
  expect(broken('Ice', 2)).toBeNull();
});

test('no line of a long text is more than 10 % wider than in the narrowest setting', () => {
  const text = 'Achtundvierzig Stunden durchgehend kalt, auch im Hochsommer bei 35 °C im Schatten';
  const lines = broken(text, 4) ?? [];
  expect(lines.join(' ')).toBe(text);
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(24);
});
