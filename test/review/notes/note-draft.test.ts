import {expect, test} from 'vitest';
import {boxBetween, draftAt, withEdge} from '../../../src/review/notes/note-draft.ts';

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
