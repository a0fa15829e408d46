import {expect, test} from 'vitest';
import {doubtAbout} from '../../../src/spot/findings/doubtful-text.ts';

test.each([
  ['#N/A', 'spreadsheet'],
  ['#NV', 'spreadsheet'],
  ['#BEZUG!', 'spreadsheet'],
  ['#DIV/0!', 'spreadsheet'],
  ['####', 'spreadsheet'],
  ['NaN', 'a missing value'],
  ['undefined', 'a missing value'],
  ['Shop<br>now', 'an HTML tag'],
  ['<b>Cold</b>', 'an HTML tag'],
  ['Shop\\nnow', 'a backslash'],
  ['Ben &amp; Co', 'an HTML entity'],
  ['Hello {{first_name}}', 'a placeholder'],
  ['KÃ¼hl', 'decoded wrongly'],
  ['Itâ€™s cold', 'decoded wrongly'],
])('a text that is most likely not meant to be shown is doubted: %s', (text, got) => {
  expect(doubtAbout(text)?.got).toContain(got);
});

test.each([
  '#1 by hikers',
  '#COLD',
  'None of your tea',
  'Null Bock',
  'a < b > c',
  'Rock & Roll',
  'A/B',
  'Ça Ã',
  'C:\\Temp',
  '50 % < 60 %',
  'Kühl',
  '{ice}',
])('an ordinary text is not: %s', (text) => {
  expect(doubtAbout(text)).toBeUndefined();
});
