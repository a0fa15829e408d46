import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readNotes} from '../../../../src/machine/notes/read-notes.ts';
import type {ReviewedMaster} from '../../../../src/production/review/current-masters.ts';
import {bindNotes, planImport} from '../../../../src/production/review/import/plan-import.ts';
import type {BoardPlaces} from '../../../../src/spot/review/board.ts';
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

const FIXTURES = join(import.meta.dirname, '../../../fixtures/notes');
const CUT = {
  variant: 'one',
  sha256: 'b'.repeat(64),
  record: {name: 'cut_one_v1', fps: 30, seconds: 70},
} as unknown as ReviewedMaster;
const box = {x: 0.1, y: 0.2, width: 0.3, height: 0.1};
const PLACES: BoardPlaces = {
  slots: [
    {slot: 'hook', from: 0, frames: 60, shot: null, take: null},
    {slot: 'proof', from: 60, frames: 1740, shot: null, take: null},
    {slot: 'end', from: 1790, frames: 310, shot: null, take: null},
  ],
  texts: [
    {field: 'copy.hook', value: 'Louder, please', from: 0, frames: 60, box},
    {field: 'copy.minute', value: '1', from: 1795, frames: 305, box},
    {field: 'copy.legal', value: 'Last frame', from: 1795, frames: 305, box},
  ],
};

test.each([
  'frameio.csv',
  'frameio.json',
  'resolve.edl',
  'premiere.xml',
  'final-cut.fcpxml',
  'timeline.otio',
])(
  'notes of %s on the first frame, on a frame after a dropped number and on the last frame land on their slot and text',
  async (name) => {
    const file = join(FIXTURES, name);
    const {notes} = planImport(await readNotes(file), [CUT], reviewState([]), {
      ...{file, by: 'Producer', variant: 'one'},
    });
    const rows = bindNotes(notes, new Map([['one', PLACES]])).map(
      ({note: {text: said, frames, slot, field}}) => [said.split('\n')[0], frames?.from, slot, field],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Say it, "louder",', 0, 'hook', 'copy.hook'],
        ['Minute', 1800, 'end', 'copy.minute'],
        ['Last frame', 2099, 'end', 'copy.legal'],
      ]),
    );
  },
);

test('where slots overlap, an imported note is about the one that has begun last, as in the app', () => {
  const {notes} = plan([foreignNote({text: 'x', where: 'x', at: {unit: 'frames', value: 55, rate: null}})]);
  const slots = ['hook', 'proof'].map((slot, at) => ({
    slot,
    from: at * 50,
    frames: 60,
    shot: null,
    take: null,
  }));
  const [bound] = bindNotes(notes, new Map([['ice-shop', {slots, texts: []}]]));
  expect(bound?.note.slot).toBe('proof');
});

test('each file of a list of comments has its own first timecode', () => {
  const at = (value: string) => ({unit: 'timecode' as const, value, rate: null});
  const notes = [
    foreignNote({text: 'a', where: 'a', at: at('00:00:02:00'), media: 'ice-shop.mp4'}),
    foreignNote({text: 'b', where: 'b', at: at('01:00:02:00'), media: 'ice-shop_v2.mp4'}),
  ];
  expect(plan(notes).notes.map(({note: {frames}}) => frames?.from)).toEqual([60, 60]);
});

test('a stated first timecode that the rate does not have is the reason, not frame 0', () => {
  const notes = [
    foreignNote({text: 'a', where: 'a', at: {unit: 'timecode', value: '01:00:02:00', rate: 25}}),
  ];
  const {left} = planImport({tool: 'resolve-edl', notes}, [MASTER], reviewState([]), {
    file: 'ice-shop.edl',
    by: 'Producer',
    start: '01:00:00:29',
  });
  expect(left[0]?.reason).toContain('the timecode of the first frame does not exist at 25');
});

test('the timecode of the first frame is drop-frame where the others are, however it is written', () => {
  const notes = [
    foreignNote({text: 'Here', where: 'x', at: {unit: 'timecode', value: '01:00:05;00', rate: 30000 / 1001}}),
  ];
  const reading = {file: 'ice-shop.edl', by: 'Producer'};
  for (const start of ['01:00:00:00', '01:00:00;00', undefined])
    expect(
      planImport({tool: 'resolve-edl', notes}, [MASTER], reviewState([]), {...reading, start}).notes[0]?.note
        .frames,
    ).toEqual({from: 150, frames: 1});
});

test('a variant that is named takes the notes of an exported review, too', () => {
  const exact = {
    variant: 'ice-buy',
    ...{sha256: 'b'.repeat(64), kind: 'must' as const, scope: 'variant' as const},
    ...{slot: 'hook', field: null, change: null},
  };
  const sent = foreignNote({text: 'Here', where: 'x', at: {unit: 'frames', value: 3, rate: 30}, exact});
  const reading = {file: 'notes.json', by: 'Producer', variant: 'ice-shop'};
  const {notes} = planImport({tool: 'tenspot', notes: [sent]}, [MASTER], reviewState([]), reading);
  expect(notes[0]?.note).toMatchObject({variant: 'ice-shop', sha256: 'a'.repeat(64), slot: 'hook'});
});
