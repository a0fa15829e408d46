import {expect, test} from 'vitest';
import {changingFilters, isRound} from '../../../src/picture/inspect/image-effects.ts';

test.each([
  ['none', []],
  ['blur(0px) brightness(1) saturate(1) hue-rotate(0deg)', []],
  ['drop-shadow(rgb(0, 0, 0) 0px 2px 4px) opacity(0.9)', []],
  ['invert(0.5) sepia(1) drop-shadow(rgba(0, 0, 0, 0.4) 0px 0px 2px)', ['invert(0.5)', 'sepia(1)']],
  ['hue-rotate(160deg)', ['hue-rotate(160deg)']],
  ['url("#tint")', ['url("#tint")']],
])('of the filter %s, what changes pixels is %j', (filter, changing) => {
  expect(changingFilters(filter)).toEqual(changing);
});

test.each([
  ['0px', false],
  ['8px', false],
  ['12px', true],
  ['5%', false],
  ['50%', true],
])('a corner of %s rounds off a visible part of a logo of 400 x 100 px: %s', (radius, round) => {
  expect(isRound(radius, {width: 400, height: 100})).toBe(round);
});
