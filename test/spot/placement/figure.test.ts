import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cite, isLooser} from '../../../src/spot/placement/figure.ts';

test.each([
  ['more', 4, 5, true],
  ['more', 5, 5, false],
  ['less', 61, 60, true],
  ['less', 59, 60, false],
  ['subset', ['mp4', 'avi'], ['mp4', 'mov'], true],
  ['subset', ['mp4'], ['mp4', 'mov'], false],
  ['superset', ['#'], ['#', 'emoji'], true],
  ['superset', ['#', 'emoji', '@'], ['#', 'emoji'], false],
  ['more', {width: 1080, height: 960}, {width: 540, height: 1280}, true],
  ['more', {height: 1920, width: 1080}, {width: 540, height: 960}, false],
  ['none', {lufs: -9, peak: 0}, {lufs: -14, peak: -1}, false],
] as const)('%s: %j is looser than %j: %s', (strictness, value, than, looser) => {
  expect(isLooser(strictness, value, than)).toBe(looser);
});

test('of two different numbers one is looser, and no value is looser than itself', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer(),
      fc.constantFrom('more' as const, 'less' as const),
      (a, b, kind) => {
        expect(isLooser(kind, a, b) !== isLooser(kind, b, a)).toBe(a !== b);
        expect(isLooser(kind, a, a)).toBe(false);
      },
    ),
  );
});

test('figures of one page share its source', () => {
  const page = cite('https://example.com/specs', '2026-11', 'official');
  expect(page(60, {note: 'seconds'})).toEqual({
    value: 60,
    source: 'https://example.com/specs',
    asOf: '2026-11',
    confidence: 'official',
    note: 'seconds',
  });
});
