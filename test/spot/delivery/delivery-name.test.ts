import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  checkPattern,
  DELIVERY_PATTERN,
  deliveryName,
  refuseNames,
} from '../../../src/spot/delivery/delivery-name.ts';

const tokens = {
  ...{
    spot: 'flask',
    variant: 'ice-shop',
    name: 'Flask Ice',
    brand: 'meridian',
    concept: 'c1',
    placement: 'meta-reels',
  },
  ...{size: '1080x1920', format: '9x16', seconds: '7.5', language: 'pt-BR', round: '2', version: '1'},
  choices: {hook: 'ice'},
};

test('a name has what its pattern says', () => {
  expect(deliveryName(DELIVERY_PATTERN, tokens)).toBe('flask_ice-shop_meta-reels_1080x1920_7.5s_r2');
  expect(deliveryName('{hook}_{cta}_{name}', tokens)).toBe('ice_none_Flask-Ice');
  expect(() => checkPattern('{hok}', ['hook'])).toThrow(expect.objectContaining({code: 'delivery-name'}));
});

test('whatever the pattern and the values are, the name is safe on every file system', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (pattern, name) => {
      expect(deliveryName(`${pattern}{name}`, {...tokens, name})).toMatch(/^(?![.-])[A-Za-z0-9._-]*(?<!\.)$/);
    }),
  );
  expect(deliveryName('../../{name}', {...tokens, name: '../../etc/passwd'})).not.toContain('/');
});

test('equal names, also in another case, and names that are too long are refused', () => {
  const names = (...all: string[]) => all.map((name, at) => ({name, variant: `v${at}`, placement: 'x'}));
  expect(() => refuseNames(names('a', 'b'))).not.toThrow();
  expect(() => refuseNames(names('Ad', 'aD'))).toThrow(
    expect.objectContaining({code: 'delivery-name-twice'}),
  );
  expect(() => refuseNames(names('a'.repeat(121)))).toThrow(
    expect.objectContaining({code: 'delivery-name-long'}),
  );
});
