import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {compareTexts, isReadable} from '../../../../src/production/check/burnt/compare-texts.ts';

describe('a text that was read', () => {
  it.each([
    ['Meridian Flask 750', 'MERIDIAN FLASK750'],
    ['“Cold” – it’s true', '"Cold" - it\'s true'],
    ['Über Öl, groß', 'Uber Ol, gross'],
    ['€39', 'E39'],
    ['€39', '39'],
    ['49 €', '49C'],
    ['24 h at 21 °C', '24 h at 21 C'],
  ])('%s equals %s', (approved, read) => {
    expect(compareTexts(approved, read)).toEqual({similarity: 1, figures: false});
  });

  it('may have a letter in place of a digit that looks like it', () => {
    expect(compareTexts('Try it for 30 days', 'Try it for 3O days').figures).toBe(false);
  });

  it.each([
    ['€39', 'E49'],
    ['€39', '€390'],
    ['$39', 'S39'],
    ['Save 20%', 'Save 20'],
    ['Save 20', 'Save 20%'],
    ['Try it for 30 days', 'Try it for 80 days'],
    ['Seen from 400 metres', 'Seen from metres'],
    ['€39', '$39'],
  ])('%s has other figures than %s', (approved, read) => {
    expect(compareTexts(approved, read).figures).toBe(true);
  });

  it('is less like the approved one the more it differs', () => {
    expect(compareTexts('Shop the flask', 'Shop tbe flask').similarity).toBeGreaterThan(0.9);
    expect(compareTexts('Shop the flask', 'Buy it now').similarity).toBeLessThan(0.3);
  });

  it('has other figures whenever one digit is replaced', () => {
    const digit = fc.integer({min: 0, max: 9});
    fc.assert(
      fc.property(fc.array(digit, {minLength: 1, maxLength: 6}), fc.nat(), digit, (digits, at, other) => {
        const changed = digits.with(at % digits.length, other);
        const figures = compareTexts(`Only ${digits.join('')} left`, `Only ${changed.join('')} left`).figures;
        expect(figures).toBe(changed.join('') !== digits.join(''));
      }),
    );
  });
});

it('can be read in Latin, Chinese and Japanese, and in no other script', () => {
  for (const text of ['Größe 12 €', '冷たい水', 'Ελιά 5', 'Свет'])
    expect([text, isReadable(text)]).toEqual([text, !/[Ελ]|Св/.test(text)]);
});
