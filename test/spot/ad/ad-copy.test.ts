import fc from 'fast-check';
import {expect, test} from 'vitest';
import {AdCopy, coverFrame} from '../../../src/spot/ad/ad-copy.ts';

const accepts = (ad: unknown): boolean => AdCopy.safeParse(ad).success;

test('an address is https, with a host, and without a user, spaces and marks', () => {
  expect(accepts({url: 'https://meridian.example/flask?ref=1#top'})).toBe(true);
  for (const url of [
    'http://meridian.example',
    'https://user:pw@meridian.example',
    'javascript:alert(1)',
    'https://meridian',
    'https://meridian.example/a b',
    'https://meridian.example/"><script>',
    'https://meridian.example/{variant}',
    'ftp://meridian.example',
    'https://meridian.example/p?a=1&amp;variant=2',
    'https://meridian.example/p?a=1&#38;variant=2',
    '',
  ])
    expect(accepts({url}), url).toBe(false);
});

test('only the primary text may have several lines', () => {
  expect(accepts({primaryText: 'One.\nTwo.'})).toBe(true);
  expect(accepts({headline: 'One.\nTwo.'})).toBe(false);
  expect(accepts({primaryText: 'One.\u0007'})).toBe(false);
  expect(accepts({description: '...'})).toBe(false);
});

test('an unknown field and an unknown button are refused', () => {
  expect(accepts({headlin: 'Ice'})).toBe(false);
  expect(accepts({callToAction: 'buy'})).toBe(false);
  expect(accepts({callToAction: 'buy-now', utm: {source: '{placement}'}})).toBe(true);
});

test('a cover is a frame or a second, also as a text of a table', () => {
  const length = {frames: 90, fps: 30};
  const frameOf = (cover: unknown): number => coverFrame(AdCopy.parse({cover}), length);
  expect(frameOf('1.5')).toBe(45);
  expect(frameOf(0)).toBe(0);
  expect(frameOf({frame: 89})).toBe(89);
  expect(frameOf({seconds: 2})).toBe(60);
  expect(coverFrame({}, length)).toBe(45);
  expect(accepts({cover: {frame: 1, seconds: 2}})).toBe(false);
  expect(accepts({cover: {}})).toBe(false);
  expect(accepts({cover: -1})).toBe(false);
});

test('the second of any frame gives that frame', () => {
  fc.assert(
    fc.property(fc.constantFrom(24, 25, 30), fc.integer({min: 0, max: 5000}), (fps, frame) => {
      expect(coverFrame({cover: {seconds: frame / fps}}, {frames: 5001, fps})).toBe(frame);
    }),
  );
});
