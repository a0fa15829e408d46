import {expect, test} from 'vitest';
import {contrast, themeOn, veilFor, withAlpha} from '../../../src/picture/kit/contrast.ts';

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('a veil is as thin as contrast over the worst footage allows', () => {
  const veil = veilFor('#14211d', '#f3efe6', 4.5);
  expect(veil).toBeGreaterThan(0.4);
  expect(veil).toBeLessThan(0.7);
  expect(veilFor('#14211d', '#f3efe6', 3)).toBeLessThan(veil);
});

test('a tone that ink cannot be read on becomes opaque rather than wrong', () => {
  expect(veilFor('#777777', '#787878', 4.5)).toBe(1);
});

test('logos for dark grounds stand on dark grounds', () => {
  expect(themeOn('#14211d')).toBe('dark');
  expect(themeOn('#f3efe6')).toBe('light');
});

test('an opacity replaces the one a colour had', () => {
  expect(withAlpha('#14211d', 0.5)).toBe('#14211d80');
  expect(withAlpha('#14211dff', 0)).toBe('#14211d00');
});
