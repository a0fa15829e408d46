import fc from 'fast-check';
import {expect, test} from 'vitest';
import {documentLines, lostLines, returningLines} from '../../../src/spot/writing/written-lines.ts';

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

test('a value that Tenspot wrote in one place is a person’s in every other place', () => {
  const written = new Set(
    documentLines('shots.yaml', {
      shots: [
        {id: 'proof', mustShoot: true, seconds: 3},
        {id: 'hook', seconds: 2},
      ],
    }).map(({mark}) => mark),
  );
  const theirs = {
    shots: [
      {id: 'proof', mustShoot: true, seconds: 3},
      {id: 'hook', mustShoot: true, seconds: 3},
    ],
  };
  const lost = lostLines(
    'shots.yaml',
    {before: theirs, after: {shots: [theirs.shots[0], {id: 'hook', seconds: 2}]}},
    (mark) => written.has(mark),
  );
  expect(lost.map(({path}) => path)).toEqual(['shots.1.mustShoot', 'shots.1.seconds']);
});

test('two numbers of a pair that a person swaps are the person’s', () => {
  const written = new Set(documentLines('shots.yaml', {focus: [0.2, 0.6]}).map(({mark}) => mark));
  const lost = lostLines('shots.yaml', {before: {focus: [0.6, 0.2]}, after: {focus: [0.2, 0.6]}}, (mark) =>
    written.has(mark),
  );
  expect(lost.length).toBe(2);
});

test('a line that a person removed, and that comes back, is found', () => {
  const kept = {beats: [before.beats[0]]};
  const found = returningLines('script.yaml', {before: kept, after: before}, (mark) => marks.has(mark));
  expect(found.map(({path}) => path)).toEqual(['beats.1.slot', 'beats.1.says']);
  expect(returningLines('script.yaml', {before: kept, after: before}, () => false)).toEqual([]);
});

test('whatever a person changes in one place of what Tenspot wrote, writing it again names that place', () => {
  const beat = fc.record({
    says: fc.constantFrom('', 'Cold', 'Ice'),
    seconds: fc.integer({min: 1, max: 3}),
    mustShoot: fc.option(fc.constant(true), {nil: undefined}),
  });
  const withSlots = (beats: object[]) => ({beats: beats.map((each, at) => ({slot: `s${at}`, ...each}))});
  fc.assert(
    fc.property(fc.array(fc.tuple(beat, beat), {minLength: 1, maxLength: 4}), (pairs) => {
      const written = withSlots(pairs.map(([first]) => first));
      const edited = withSlots(pairs.map(([, second]) => second));
      const known = new Set(documentLines('a', written).map(({mark}) => mark));
      const change = {before: edited, after: written};
      const isWritten = (mark: string): boolean => known.has(mark);
      const named = [...lostLines('a', change, isWritten), ...returningLines('a', change, isWritten)];
      const differing = pairs.flatMap(([first, second], at) =>
        (['says', 'seconds', 'mustShoot'] as const)
          .filter((key) => first[key] !== second[key])
          .map((key) => `beats.${at}.${key}`),
      );
      expect([...new Set(named.map(({path}) => path))].sort()).toEqual(differing.sort());
    }),
  );
});
