import fc from 'fast-check';
import {expect, test} from 'vitest';
import {boxBetween, draftAt, FIRST_BOX, movedBox, withEdge} from '../../../src/review/notes/note-draft.ts';

test('a note begins at one frame, and its edges move without crossing', () => {
  const {frames, sha256} = draftAt(12, {sha256: 'seen'});
  expect(sha256).toBe('seen');
  expect(frames).toEqual({from: 12, frames: 1});
  expect(withEdge(frames, 'to', 20)).toEqual({from: 12, frames: 9});
  expect(withEdge({from: 12, frames: 9}, 'from', 15)).toEqual({from: 15, frames: 6});
  expect(withEdge({from: 12, frames: 9}, 'from', 30)).toEqual({from: 30, frames: 1});
  expect(withEdge({from: 12, frames: 9}, 'to', 5)).toEqual({from: 5, frames: 1});
  expect(withEdge(null, 'to', 5)).toEqual({from: 5, frames: 1});
});

test('a box is the same in whichever direction it is drawn, ends at the picture, and a click is none', () => {
  const box = boxBetween([0.2, 0.25], [0.5, 0.75]);
  expect(box).toEqual({x: 0.2, y: 0.25, width: 0.3, height: 0.5});
  expect(boxBetween([0.5, 0.75], [0.2, 0.25])).toEqual(box);
  expect(boxBetween([-1, -1], [2, 2])).toEqual({x: 0, y: 0, width: 1, height: 1});
  expect(boxBetween([0.2, 0.2], [0.2, 0.2])).toBeNull();
});

test('arrow keys move a box, with Shift they move its right and its lower edge, and other keys do nothing', () => {
  expect(movedBox(FIRST_BOX, 'ArrowLeft', false)).toEqual({...FIRST_BOX, x: 0.29});
  expect(movedBox(FIRST_BOX, 'ArrowDown', false)).toEqual({...FIRST_BOX, y: 0.41});
  expect(movedBox(FIRST_BOX, 'ArrowRight', true)).toEqual({...FIRST_BOX, width: 0.41});
  expect(movedBox(FIRST_BOX, 'ArrowUp', true)).toEqual({...FIRST_BOX, height: 0.19});
  for (const key of ['Tab', 'a', 'Enter', 'toString'])
    expect(movedBox(FIRST_BOX, key, false)).toBeUndefined();
});

test('whatever keys are pressed, the box stays inside the picture and large enough to see', () => {
  const key = fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean());
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer({min: 1, max: 120})), {maxLength: 8}), (presses) => {
      let box = FIRST_BOX;
      for (const [[name, resizes], times] of presses)
        for (let left = times; left > 0; left--) box = movedBox(box, name, resizes) ?? box;
      const {x, y, width, height} = box;
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(0.02);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9);
    }),
    {numRuns: 50},
  );
});
