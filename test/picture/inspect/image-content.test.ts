import {expect, test} from 'vitest';
import {contentOf} from '../../../src/picture/inspect/image-content.ts';

const LOGO = {width: 400, height: 100};
const WIDE = {width: 600, height: 100};

test.each([
  ['fill', WIDE, '50% 50%', {x: 0, y: 0, width: 1, height: 1}],
  ['contain', WIDE, '50% 50%', {x: 1 / 6, y: 0, width: 2 / 3, height: 1}],
  ['contain', WIDE, '0% 50%', {x: 0, y: 0, width: 2 / 3, height: 1}],
  ['contain', WIDE, '30px 0px', {x: 0.05, y: 0, width: 2 / 3, height: 1}],
  ['cover', {width: 200, height: 100}, '50% 50%', {x: -0.5, y: 0, width: 2, height: 1}],
  ['none', {width: 200, height: 50}, '0% 100%', {x: 0, y: -1, width: 2, height: 2}],
  ['scale-down', {width: 800, height: 200}, '50% 50%', {x: 0.25, y: 0.25, width: 0.5, height: 0.5}],
])('with object-fit %s in %o at %s, the content is at %o', (fit, drawn, position, content) => {
  const found = contentOf(LOGO, drawn, fit, position);
  for (const [side, value] of Object.entries(content))
    expect(found[side as keyof typeof found], side).toBeCloseTo(value, 6);
});
