import fc from 'fast-check';
import {expect, it} from 'vitest';
import {
  legalSeconds,
  spokenSeconds,
  superSeconds,
  syllablesIn,
  wordsToCut,
} from '../../../src/spot/timing/spoken-seconds.ts';
import {thorough} from '../../support/thorough.ts';

it('counts the syllables of words and digits', () => {
  expect(syllablesIn('The flask that keeps ice', 'en')).toBe(5);
  expect(syllablesIn('Wanted: a camera', 'en')).toBe(6);
  expect(syllablesIn('Eis bleibt Eis', 'de')).toBe(3);
  expect(syllablesIn('さくら', 'ja')).toBe(3);
  expect(syllablesIn('最高', 'zh')).toBe(2);
  expect(syllablesIn('24', 'en')).toBe(3);
});

it('takes about a second for three words of English, and longer where sentences end', () => {
  const words =
    'Your water was cold when you left the house and it is warm now that you need it on the train home';
  expect(words.split(' ').length / spokenSeconds(words, 'en') / (170 / 60)).toBeCloseTo(1.1, 0);
  expect(spokenSeconds('Still ice. Still ice. Still ice.', 'en')).toBeCloseTo(
    spokenSeconds('Still ice still ice still ice', 'en') + 0.5,
    5,
  );
  // The marks of Arabic and Hindi end sentences too.
  expect(spokenSeconds('هل هو بارد؟ نعم', 'ar')).toBeCloseTo(spokenSeconds('هل هو بارد. نعم', 'ar'), 5);
  expect(spokenSeconds('ठंडा है। हाँ', 'hi')).toBeCloseTo(spokenSeconds('ठंडा है. हाँ', 'hi'), 5);
  expect(spokenSeconds('', 'en')).toBe(0);
});

it('gives a super 0.2 s a word and 2 s, and a long legal line 3 s', () => {
  expect(superSeconds('Noon. Thirty degrees.', 'en')).toBeCloseTo(2.6);
  expect(legalSeconds('one two three four five six seven eight nine', 'en')).toBeCloseTo(3.8);
  expect(legalSeconds('one two three four five six seven eight nine ten', 'en')).toBeCloseTo(5);
});

it('says how many words to cut: without them the text fits, with one of them it does not', () => {
  const word = fc.constantFrom('ice', 'camera', 'Wasser', 'bleibt', 'twenty', '39', 'kept.', 'up,');
  fc.assert(
    fc.property(
      fc.array(word, {minLength: 1, maxLength: 20}),
      fc.constantFrom('en', 'de', 'fr'),
      fc.double({min: 0.3, max: 8, noNaN: true}),
      fc.constantFrom(spokenSeconds, superSeconds),
      (words, language, seconds, needed) => {
        const cut = wordsToCut(words.join(' '), language, seconds, needed);
        const kept = (count: number): string => words.slice(0, words.length - count).join(' ');
        const late = 1 / 24 + 0.3;
        if (cut < words.length) expect(needed(kept(cut), language)).toBeLessThanOrEqual(seconds + late);
        if (cut > 0) expect(needed(kept(cut - 1), language)).toBeGreaterThan(seconds);
      },
    ),
    {numRuns: thorough ? 3000 : 300},
  );
});
