import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTraps, type Traps} from './traps/open-traps.ts';

let traps: Traps;
beforeAll(async () => {
  traps = await openTraps();
});
afterAll(() => traps?.close());

const reading = (trap: string, words: string) => traps.spot(trap, {copy: {trap, file: '', words}});

test('the report names the fields that each frame reads; if a module keeps state or graphics list the fields, all count as read', async () => {
  const [late, all, once] = await traps.fingerprint(
    ['reads-late', 'reads-all', 'reads-once'].map((trap) => reading(trap, 'cold')),
  );
  const [few, more] = [
    ['file', 'trap'],
    ['file', 'trap', 'words'],
  ];
  expect(late?.copyReads).toEqual([few, few, few, more, more, more]);
  expect(all?.copyReads).toEqual(Array(6).fill(null));
  expect(once?.copyReads).toEqual(Array(6).fill(null));
});

test('what a module remembers within a slot, and what graphics write into the copy, is not taken for what a frame read', async () => {
  const [slot, written, clone] = await traps.fingerprint([
    reading('reads-in-slot', 'cold'),
    traps.spot('reads-and-writes', {copy: {trap: 'reads-and-writes', file: 'cold'}}),
    reading('reads-clone', 'cold'),
  ]);
  expect(slot?.copyReads).toEqual(Array(6).fill(null));
  expect(written?.copyReads).toEqual(Array(6).fill(['file', 'trap', 'words']));
  expect([clone?.copyReads, clone?.uncacheable.size]).toEqual([Array(6).fill(null), 0]);
});

test('only the frames that are asked for are mounted, and have the fingerprints that they have among all', async () => {
  const [whole] = await traps.fingerprint([reading('reads-late', 'cold')]);
  const [part] = await traps.fingerprint([reading('reads-late', 'cold')], null, [1, 4]);
  expect(part?.frames).toEqual(['', whole?.frames[1], '', '', whole?.frames[4], '']);
  expect(part?.copyReads[4]).toEqual(['file', 'trap', 'words']);
  const [other] = await traps.fingerprint([reading('reads-late', 'warm')]);
  expect(other?.frames.slice(0, 3)).toEqual(whole?.frames.slice(0, 3));
  expect(other?.frames[3]).not.toBe(whole?.frames[3]);
});
