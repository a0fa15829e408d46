import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {readNotes} from '../../../src/machine/notes/read-notes.ts';
import {noteFrames, startOfTimecodes} from '../../../src/spot/review/place-note.ts';

// The files were written by hand, from the documented form of each. All are about a spot of 70 s at 30 frames a second (2100 frames),
// which editors have on a timeline of 29.97 drop-frame that begins at 01:00:00;00.
const FIXTURES = join(import.meta.dirname, '../../fixtures/notes');
const LENGTH = {fps: 30, frames: 2100};

/** The notes of a fixture with their frames in the spot. */
async function placed(name: string) {
  const {tool, notes} = await readNotes(join(FIXTURES, name));
  const start = (rate: number) => startOfTimecodes(notes, rate);
  const rows = notes.map((note) => {
    const frames = noteFrames(note, LENGTH, {start, rate: null});
    return [
      note.text,
      'reason' in frames ? 'not placed' : frames.span && [frames.span.from, frames.span.frames],
    ];
  });
  return {tool, notes, rows};
}

const LOUDER = 'Say it, "louder",\nplease';

test('comments of Frame.io as CSV: first and last frame, drop-frame, commas, quotes and line breaks, formulas and scripts as text', async () => {
  const {tool, notes, rows} = await placed('frameio.csv');
  expect(tool).toBe('frameio-csv');
  expect(rows).toEqual([
    ['Say it, "louder",\r\nplease', [0, 1]],
    ['=HYPERLINK("http://x.invalid";"y")', [1799, 1]],
    ['<script>alert(1)</script>', [1800, 1]],
    ['Done already', [60, 1]],
    ['Minute', [1800, 1]],
    ['Last frame', [2099, 1]],
    ['Where is this?', 'not placed'],
  ]);
  expect(notes.map(({author, completed, media}) => [author, completed, media])).toEqual([
    ['ada', false, 'cut_one_v1.mp4'],
    ['Ben Orr', false, 'cut_one_v1.mp4'],
    ['Ben Orr', false, 'cut_one_v1.mp4'],
    ['Cy Dane', true, 'cut_one_v1.mp4'],
    ['ada', false, 'cut_one_v1.mp4'],
    ['ada', false, 'cut_one_v1.mp4'],
    ['Cy Dane', false, 'cut_one_v1.mp4'],
  ]);
});

test('comments of Frame.io as JSON: boxes, answers, and numbers that are no frame', async () => {
  const {tool, notes, rows} = await placed('frameio.json');
  expect(tool).toBe('frameio-json');
  expect(rows).toEqual([
    [LOUDER, [0, 12]],
    ['Last frame', [2099, 1]],
    ['Minute', [1800, 1]],
    ['Done', [3, 1]],
    ['Far away', 'not placed'],
  ]);
  expect(notes[0]).toMatchObject({
    id: 'c-1',
    author: 'ada',
    replies: [{author: 'Ben Orr', text: 'Louder, yes'}],
  });
  expect(notes[0]?.box?.x).toBeCloseTo(0.1);
  expect(notes[0]?.box?.width).toBeCloseTo(0.3);
  expect(notes[3]?.completed).toBe(true);
});

test('markers of Resolve as EDL', async () => {
  const {tool, notes, rows} = await placed('resolve.edl');
  expect(tool).toBe('resolve-edl');
  expect(rows).toEqual([
    [LOUDER, [0, 12]],
    ['Minute', [1800, 1]],
    ['Near the end, with a | bar', [2097, 1]],
    ['Last frame', [2099, 1]],
  ]);
  expect(new Set(notes.map(({media}) => media))).toEqual(new Set(['cut_one_v1']));
});

test('markers of Premiere: of the sequence, and of a clip that was trimmed', async () => {
  const {tool, rows} = await placed('premiere.xml');
  expect(tool).toBe('xmeml');
  expect(rows).toEqual([
    [`${LOUDER} & soon`, [0, 12]],
    ['Minute', [1800, 1]],
    ['Last frame', [2099, 1]],
    ['On the clip', [33, 1]],
  ]);
});

test('markers of FCPXML: in clips, in connected clips and in a gap', async () => {
  const {tool, notes, rows} = await placed('final-cut.fcpxml');
  expect(tool).toBe('fcpxml');
  expect(rows).toEqual([
    [LOUDER, [0, 12]],
    ['Done', [0, 1]],
    ['Inside\nten frames in', [40, 1]],
    ['Minute', [1800, 1]],
    ['Last frame', [2099, 1]],
  ]);
  expect(notes[1]?.completed).toBe(true);
});

test('markers of OTIO: of the timeline, of a trimmed clip, and of a clip after a transition', async () => {
  const {tool, rows} = await placed('timeline.otio');
  expect(tool).toBe('otio');
  expect(rows).toEqual([
    ['Last frame', [2099, 1]],
    [LOUDER, [0, 12]],
    ['Minute', [1800, 1]],
  ]);
});

test('markers in a nested timeline that is trimmed, and in a gap, are where the timeline shows them', async () => {
  const time = (value: number) => ({OTIO_SCHEMA: 'RationalTime.1', value, rate: 30});
  const range = (from: number, frames: number) => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(from),
    duration: time(frames),
  });
  const marker = (name: string, at: number) => ({
    OTIO_SCHEMA: 'Marker.2',
    name,
    marked_range: range(at, 0),
  });
  const clip = {
    OTIO_SCHEMA: 'Clip.2',
    name: 'inner',
    source_range: range(0, 100),
    markers: [marker('In the clip', 40)],
    media_references: {},
  };
  const nested = {
    OTIO_SCHEMA: 'Stack.1',
    name: 'nested',
    source_range: range(30, 60),
    markers: [marker('On the nested timeline', 50)],
    children: [{OTIO_SCHEMA: 'Track.1', kind: 'Video', children: [clip]}],
  };
  const gap = {OTIO_SCHEMA: 'Gap.1', source_range: range(5, 10), markers: [marker('In the gap', 7)]};
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    name: 'cut_one_v1',
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      children: [{OTIO_SCHEMA: 'Track.1', kind: 'Video', children: [gap, nested]}],
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-notes-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  writeFileSync(join(folder, 'nested.otio'), JSON.stringify(timeline));
  const {notes} = await readNotes(join(folder, 'nested.otio'));
  expect(notes.map(({text, at}) => [text, at?.value])).toEqual([
    ['In the gap', 2],
    ['On the nested timeline', 30],
    ['In the clip', 20],
  ]);
});

const BOMB = `<?xml version="1.0"?><!DOCTYPE xmeml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xmeml><sequence><marker><name>&b;</name><in>0</in></marker></sequence></xmeml>`;
const XXE = `<?xml version="1.0"?><!DOCTYPE xmeml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xmeml><name>&x;</name></xmeml>`;

test.each([
  ['entities that multiply', 'bomb.xml', BOMB],
  ['an entity that reads a file', 'xxe.xml', XXE],
  ['XML that is cut off', 'cut.xml', '<xmeml><sequence>'],
  ['very deep XML', 'deep.xml', `<xmeml>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</xmeml>`],
  ['other XML', 'other.xml', '<html><body/></html>'],
  ['JSON that is cut off', 'cut.json', '{"data": [{"text": '],
  ['other JSON', 'other.json', '{"items": []}'],
  [
    'an EDL without markers',
    'plain.edl',
    'TITLE: x\n001  AX V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n',
  ],
  ['a CSV with other columns', 'other.csv', 'a,b\n1,2\n'],
  ['an empty file', 'empty.csv', ''],
])('%s is refused with a reason', async (_, name, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-notes-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  writeFileSync(join(folder, name), text);
  await expect(readNotes(join(folder, name))).rejects.toMatchObject({code: 'notes-unreadable', exitCode: 2});
});

test('an XML text is what it says: a reference is one character, and an entity that XML does not know is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-notes-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'a.xml');
  const write = (text: string): void =>
    writeFileSync(
      file,
      `<xmeml><sequence><name>x</name><marker><name>${text}</name><in>0</in></marker></sequence></xmeml>`,
    );
  write('&amp;lt; &#x41;&#66; <![CDATA[<b>&nbsp;</b>]]>');
  const {notes} = await readNotes(file);
  expect(notes[0]?.text).toContain('&lt; AB <b>&nbsp;</b>');
  for (const entity of ['&nbsp;', '&__proto__;']) {
    write(entity);
    await expect(readNotes(file)).rejects.toThrow(entity);
  }
});
