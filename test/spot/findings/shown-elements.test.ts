import {expect, test} from 'vitest';
import {shownElements} from '../../../src/spot/findings/shown-elements.ts';
import {during, graphics, line, lines} from '../../production/check/graphics.ts';

const shown = (...parts: Parameters<typeof graphics>[0]) => {
  const {runs, spot} = graphics(parts);
  return shownElements(runs, spot);
};

test('a text that fades in, rests and fades out is seen from half of its opacity on', () => {
  const text = line();
  const fading = [0.2, 0.4, 0.6, 0.8].map((opacity) => during([{...text, opacity}], 1));
  const [found, ...others] = shown(...fading, during([text], 20), ...fading.toReversed());
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    name: 'copy.hook',
    text: 'Still ice at noon',
    seen: {from: 2, frames: 24},
    rest: {from: 4, frames: 20},
    still: true,
  });
});

test('a text that always has a low opacity is seen all the time, and a texture below 0.3 never', () => {
  expect(shown(during([line({opacity: 0.4})], 20))[0]?.rest).toEqual({from: 0, frames: 20});
  expect(shown(during([line({opacity: 0.2})], 20))).toEqual([]);
});

test('the lines of a text are one element, which is there when its last line is', () => {
  const [first, second] = lines(['Up at five.', 'Cold at nine.']);
  if (!first || !second) throw new Error('expected two lines');
  const [found, ...others] = shown(
    during([first, {...second, opacity: 0.1}], 5),
    during([first, second], 20),
  );
  expect(others).toEqual([]);
  expect(found).toMatchObject({text: 'Up at five. Cold at nine.', seen: {from: 5, frames: 20}});
});

test('a text that goes away and comes back is two, and one that goes on beside another change is one', () => {
  const text = line();
  expect(shown(during([text], 10), during([], 1), during([text], 10))).toHaveLength(2);
  const other = line({name: 'copy.cta', text: 'Shop'});
  expect(shown(during([text], 10), during([text, other], 10)).map(({seen}) => seen.frames)).toEqual([20, 10]);
});

test('a text that something covers is not seen', () => {
  expect(shown(during([line({covered: 1})], 20))).toEqual([]);
});

test('a text over which a panel slides rests until the panel reaches it', () => {
  const text = line();
  const sliding = [0.2, 0.5, 0.8].map((part) => during([{...text, covered: part}], 1));
  const [found] = shown(during([text], 20), ...sliding, during([{...text, covered: 1}], 5));
  expect(found).toMatchObject({rest: {from: 0, frames: 20}, seen: {from: 0, frames: 22}});
});

test('a text of which a panel always covers a part has that place', () => {
  expect(shown(during([line({covered: 0.4})], 20))[0]?.rest).toEqual({from: 0, frames: 20});
});

test('a text that slides to its place has that place, and one that moves all the time has all of them', () => {
  const at = (x: number) => line({box: {x, y: 400, width: 300, height: 70}});
  const [resting] = shown(during([at(0)], 1), during([at(50)], 1), during([at(100)], 20));
  expect(resting?.still).toBe(true);
  expect(resting?.runs.map(({parts}) => parts[0]?.box.x)).toEqual([100]);
  const [moving] = shown(...[0, 10, 20].map((x) => during([at(x)], 1)));
  expect(moving?.still).toBe(false);
  expect(moving?.runs.map(({parts}) => parts[0]?.box.x)).toEqual([0, 10, 20]);
});

test('a text that rests at two places has both, but not one where a movement stops for a moment or that is outside of the frame', () => {
  const at = (x: number) => line({box: {x, y: 400, width: 300, height: 70}});
  const moved = (...parts: [x: number, frames: number][]) =>
    shown(...parts.map(([x, frames]) => during([at(x)], frames))).map(({runs, still}) => ({
      still,
      places: runs.map(({parts: [part]}) => part?.box.x),
    }));
  expect(moved([100, 61], [400, 1], [700, 60])).toEqual([{still: true, places: [100, 700]}]);
  expect(moved([100, 60], [400, 11], [700, 60])).toEqual([{still: true, places: [100, 700]}]);
  expect(moved([100, 60], [400, 12], [700, 60])).toEqual([{still: true, places: [100, 400, 700]}]);
  expect(moved([-300, 90], [100, 1], [200, 60], [1080, 40])).toEqual([{still: true, places: [200]}]);
});

test('a text that drifts slowly is not still, but slow', () => {
  const drifting = (by: number) =>
    shown(
      ...Array.from({length: 60}, (_, at) =>
        during([line({box: {x: 100 + by * at, y: 400, width: 300, height: 70}})], 1),
      ),
    );
  expect(drifting(0.3)).toMatchObject([{still: false, slow: true}]);
  expect(drifting(4)).toMatchObject([{still: false, slow: false}]);
});
