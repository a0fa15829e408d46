import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ReviewedMaster} from '../../../../src/production/review/current-masters.ts';
import {planImport} from '../../../../src/production/review/import/plan-import.ts';
import {type ForeignNote, foreignNote} from '../../../../src/spot/review/foreign-note.ts';
import {type ReviewState, reviewState} from '../../../../src/spot/review/review-state.ts';

const MASTER = {
  variant: 'ice-shop',
  sha256: 'a'.repeat(64),
  record: {name: 'brand_ice-shop_v1', fps: 30, seconds: 15},
} as unknown as ReviewedMaster;

const STAGES = [{stage: 'brand' as const, people: ['Brand lead']}];

const plan = (notes: ForeignNote[], state: ReviewState = reviewState([])) =>
  planImport({tool: 'resolve-edl', notes}, [MASTER], state, {file: 'ice-shop.edl', by: 'Producer'});

/** The review after these notes were added. */
function after({notes}: ReturnType<typeof plan>): ReviewState {
  const at = '2026-11-01T00:00:00.000Z';
  return reviewState([
    {by: 'Producer', at, event: {event: 'round-opened', round: 1, stages: STAGES, included: null}},
    ...notes.map(({by, note}, index) => ({
      by,
      at,
      event: {event: 'note-added' as const, note: {id: `n${index + 1}`, round: 1, ...note}},
    })),
  ]);
}

const text = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.constantFrom('Too dark', '=1+1', '<b>x</b>', 'x'.repeat(5000), '\u0000a'),
);
const note = fc
  .record({text, author: fc.option(text), value: fc.oneof(fc.integer({min: -5, max: 460}), fc.double())})
  .map(({text: said, author, value}) =>
    foreignNote({text: said, author, where: 'x', at: {unit: 'frames', value, rate: null}}),
  );

test('whatever a file says, each note is added or listed, and a second import adds nothing', () => {
  fc.assert(
    fc.property(fc.array(note, {maxLength: 12}), (notes) => {
      const first = plan(notes);
      expect(first.notes.length + first.left.length).toBe(notes.length);
      for (const {note: added} of first.notes) expect(added.frames?.from).toBeLessThan(450);
      const second = plan(notes, after(first));
      expect([second.notes.length, second.known]).toEqual([0, first.notes.length]);
    }),
  );
});

test('two equal markers are two notes; editors count from the hour at which the timeline begins', () => {
  const marker = foreignNote({
    text: 'Here',
    where: 'x',
    at: {unit: 'timecode', value: '01:00:02:00', rate: 30},
  });
  const {notes} = plan([marker, marker]);
  expect(notes.map(({note: {frames}}) => frames?.from)).toEqual([60, 60]);
  expect(new Set(notes.map(({note: {origin}}) => origin?.key)).size).toBe(2);
});
