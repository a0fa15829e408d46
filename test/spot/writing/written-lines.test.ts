import {expect, test} from 'vitest';
import {documentLines, lostLines} from '../../../src/spot/writing/written-lines.ts';

const before = {
  beats: [
    {slot: 'hook', says: 'One'},
    {slot: 'end', says: 'Two'},
  ],
};
const marks = new Set(documentLines('script.yaml', before).map(({mark}) => mark));

test('a line that was moved is still the same line, and one that a person changed is not', () => {
  const moved = {beats: [before.beats[1], before.beats[0]]};
  expect(documentLines('script.yaml', moved).every(({mark}) => marks.has(mark))).toBe(true);
  const changed = {beats: [{slot: 'hook', says: 'One!'}, before.beats[1]]};
  const lost = lostLines('script.yaml', {before: changed, after: before}, (mark) => marks.has(mark));
  expect(lost.map(({path, value}) => [path, value])).toEqual([['beats.0.says', 'One!']]);
});

test('a line that the new text still has is not lost, as often as it has it', () => {
  const twice = {beats: [{says: 'Same'}, {says: 'Same'}]};
  expect(lostLines('a', {before: twice, after: twice}, () => false)).toEqual([]);
  expect(lostLines('a', {before: twice, after: {beats: [{says: 'Same'}]}}, () => false).length).toBe(1);
});
