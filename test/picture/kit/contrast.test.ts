import {expect, test} from 'vitest';
import {contrast, minOpacityFor, themeOn, withAlpha} from '../../../src/picture/kit/contrast.ts';

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('a shade has the least opacity that gives the contrast over the worst footage', () => {
  const opacity = minOpacityFor('#14211d', '#f3efe6', 4.5);
  expect(opacity).toBeGreaterThan(0.4);
  expect(opacity).toBeLessThan(0.7);
  expect(minOpacityFor('#14211d', '#f3efe6', 3)).toBeLessThan(opacity);
});

test('a colour without enough contrast to the text gets full opacity', () => {
  expect(minOpacityFor('#777777', '#787878', 4.5)).toBe(1);
});

test('dark backgrounds get the logo for dark backgrounds', () => {
  expect(themeOn('#14211d')).toBe('dark');
  expect(themeOn('#f3efe6')).toBe('light');
});

test('withAlpha replaces the opacity that a colour had', () => {
  expect(withAlpha('#14211d', 0.5)).toBe('#14211d80');
  expect(withAlpha('#14211dff', 0)).toBe('#14211d00');
});
