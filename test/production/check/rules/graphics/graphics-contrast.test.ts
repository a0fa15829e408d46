import {expect, test} from 'vitest';
import {graphicsContrast} from '../../../../../src/production/check/rules/graphics/graphics-contrast.ts';
import {during, findingsOf, graphics, ground, judged, line} from '../../graphics.ts';

const subject = (contrast: number, style: NonNullable<Parameters<typeof line>[0]>['style'] = {size: 40}) => {
  const text = line({style});
  return graphics([during([text])], {
    grounds: [ground(text, {contrast: 12}), ground(text, {contrast, frame: 50})],
  });
};

test('text needs a contrast of 4.5 to 1, at the worst of its frames', () => {
  expect(judged(graphicsContrast, subject(4.5))).toEqual([]);
  expect(judged(graphicsContrast, subject(4.499))).toEqual(['error: 4.49 to 1 at frame 50']);
});

test.each([
  ['66 px', {size: 66}, 4.5],
  ['67 px', {size: 67}, 3],
  ['51 px in weight 700', {size: 51, weight: 700}, 4.5],
  ['52 px in weight 700', {size: 52, weight: 700}, 3],
  ['52 px in weight 600', {size: 52, weight: 600}, 4.5],
])('text of %s needs the contrast of its size', (_, style, needed) => {
  expect(judged(graphicsContrast, subject(needed, style))).toEqual([]);
  expect(judged(graphicsContrast, subject(needed - 0.01, style))).toHaveLength(1);
});

test('a finding has the frame and the box of the worst ground', () => {
  const [finding] = findingsOf(graphicsContrast, subject(2));
  expect(finding?.evidence).toMatchObject({frame: 50, box: {x: 200, y: 400, width: 400, height: 70}});
});

test('a ground of the same words at another time counts for the other time', () => {
  const text = line({style: {size: 40}});
  const between = during([]);
  const again = graphics([during([text]), between, during([{...text}])], {
    grounds: [ground(text, {contrast: 2, frame: 200})],
  });
  const [finding] = findingsOf(graphicsContrast, again);
  expect(finding?.frames).toEqual({from: 180, frames: 90});
});

test('in 16:9 a text that is large only full screen gets a warning below 4.5 to 1', () => {
  const wide = (size: number, contrast: number) => {
    const text = line({style: {size}});
    return judged(
      graphicsContrast,
      graphics([during([text])], {spot: {width: 1920, height: 1080}, grounds: [ground(text, {contrast})]}),
    );
  };
  expect(wide(70, 3.5)).toEqual([expect.stringContaining('warning')]);
  expect(wide(70, 2.9)).toEqual([expect.stringContaining('error')]);
  expect(wide(120, 3.5)).toEqual([]);
  expect(wide(60, 3.5)).toEqual([expect.stringContaining('error')]);
});

test('each line of a text is judged by its own size', () => {
  const big = line({text: 'Huge', block: 77, style: {size: 150}});
  const small = line({text: 'and a small line', block: 77, style: {size: 24}});
  const contrasts = (large: number, little: number) =>
    judged(
      graphicsContrast,
      graphics([during([big, small])], {
        grounds: [ground(big, {contrast: large}), ground(small, {contrast: little})],
      }),
    );
  expect(contrasts(9, 3.2)).toEqual([expect.stringContaining('error: 3.20 to 1')]);
  expect(contrasts(3.2, 4.6)).toEqual([]);
  expect(contrasts(2.9, 4.6)).toEqual([expect.stringContaining('error: 2.90 to 1')]);
});
