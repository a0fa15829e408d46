import {expect, test} from 'vitest';
import {withoutAbbreviations} from '../../../src/spot/claims/abbreviations.ts';

test.each([
  ['Hält max. 24 Stunden', 'Hält max 24 Stunden'],
  ['Dauert mind. 5 Minuten', 'Dauert mindestens 5 Minuten'],
  ['Ca. 39 €, inkl. Deckel', 'Ca 39 €, inkl Deckel'],
  ['Viel drin, z. B. Eis', 'Viel drin, zB Eis'],
  ['Plenty, e.g. ice', 'Plenty, eg ice'],
  ['No. 1', 'No.1'],
  ['Nur Fr. 39', 'Nur Fr.39'],
  ['24 Std. Kühlung', '24 Std Kühlung'],
])('%s is one sentence: %s', (text, plain) => {
  expect(withoutAbbreviations(text)).toBe(plain);
});

test.each([
  'Cold for 24 hours max. Save 20 %',
  'Charges in 5 min. 39 € only',
  'Peace of mind. 24 hours a day.',
  'Kalt für 24 Std. Heiß für 12 Std.',
  'Wait a min. Then drink.',
  'Ask Max. He knows.',
])('%s are two sentences', (text) => {
  expect(withoutAbbreviations(text)).toBe(text);
});
