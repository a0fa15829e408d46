import {expect, test} from 'vitest';
import {changingFilters} from '../../../src/picture/inspect/image-effects.ts';

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
