import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readNotes} from '../../../src/machine/notes/read-notes.ts';
import {noteFrames, startOfTimecodes} from '../../../src/spot/review/place-note.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** The notes of a text with their frames in a spot of 70 s at 30 frames a second, and those without a place with the reason. */
async function placedText(name: string, text: string) {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  const {notes} = await readNotes(file);
  const start = (rate: number) => startOfTimecodes(notes, rate);
  const all = notes.map((note) => ({
    text: note.text,
    frames: noteFrames(note, {fps: 30, frames: 2100}, {start, rate: null}),
  }));
  return {
    rows: all.flatMap(({text: said, frames}) =>
      'reason' in frames ? [] : [[said, frames.span && [frames.span.from, frames.span.frames]]],
    ),
    left: all.flatMap(({text: said, frames}) => ('reason' in frames ? [[said, frames.reason]] : [])),
  };
}

test('markers of clips that begin or end in a transition are placed by the other end of the clip; the rest is listed', async () => {
  const clip = (ends: string, text: string, at = '<in>20</in><out>-1</out>') =>
    `<clipitem><name>b</name>${ends}<in>10</in><out>70</out><marker><name>${text}</name>${at}</marker></clipitem>`;
  const {rows, left} = await placedText(
    'cut.xml',
    `<xmeml version="4"><sequence><name>cut</name><rate><timebase>30</timebase><ntsc>FALSE</ntsc></rate><media><video><track>
    ${clip('<start>-1</start><end>90</end>', 'Begins')}${clip('<start>90</start><end>-1</end>', 'Ends')}
    ${clip('<start>-1</start><end>-1</end>', 'Both')}${clip('<start>0</start><end>60</end>', 'No frame', '')}
    </track></video></media></sequence></xmeml>`,
  );
  // The media of the clip ends with frame 70 at frame 90 of the sequence, so frame 20 is at 40.
  expect(rows).toEqual([
    ['Begins', [40, 1]],
    ['Ends', [100, 1]],
  ]);
  expect(left).toEqual([
    ['Both', 'its time is not in the file: the clip of the marker has neither a first nor a last frame'],
    ['No frame', 'its time is not in the file: the marker has no frame'],
  ]);
});

test('markers of OTIO and FCPXML without a time are listed', async () => {
  const marker = {OTIO_SCHEMA: 'Marker.2', name: 'Where', marked_range: null};
  const tracks = {OTIO_SCHEMA: 'Stack.1', markers: [marker], children: []};
  const otio = await placedText('a.otio', JSON.stringify({OTIO_SCHEMA: 'Timeline.1', name: 'cut', tracks}));
  const fcpxml = await placedText(
    'a.fcpxml',
    '<fcpxml><project name="cut"><sequence><spine><gap offset="0s"><marker value="Where"/></gap></spine></sequence></project></fcpxml>',
  );
  expect(otio.left).toEqual([['Where', 'its time is not in the file: the marker has no range']]);
  expect(fcpxml.left).toEqual([['Where', 'its time is not in the file: the marker has no start']]);
});

test('the timecode of a comment is its place, and not the day on which it was written; a range has its last frame', async () => {
  const {rows, left} = await placedText(
    'comments.csv',
    [
      'Timestamp,Comment,Timecode',
      '2026-11-29 10:15,One,00:00:02:00',
      '2026-11-29 10:16,Range,00:00:02:00 - 00:00:03:12',
      '2026-11-29 10:17,Backwards,00:00:03:00 - 00:00:02:00',
    ].join('\n'),
  );
  expect(rows).toEqual([
    ['One', [60, 1]],
    ['Range', [60, 43]],
  ]);
  expect(left).toEqual([['Backwards', expect.stringContaining('not a valid last frame')]]);
});

test('markers outside of the part of a clip that the timeline shows are listed', async () => {
  const reason =
    'its time is not in the file: the marker is outside of the part of its clip that the timeline shows';
  const marker = (text: string, at: number): string =>
    `<marker><name>${text}</name><in>${at}</in><out>-1</out></marker>`;
  const xmeml = await placedText(
    'cut.xml',
    `<xmeml version="4"><sequence><name>cut</name><rate><timebase>30</timebase><ntsc>FALSE</ntsc></rate><media><video><track>
    <clipitem><name>b</name><start>100</start><end>130</end><in>50</in><out>80</out>${marker('Before', 10)}${marker('First', 50)}${marker('Last', 79)}${marker('After', 80)}</clipitem>
    </track></video></media></sequence></xmeml>`,
  );
  expect(xmeml.rows).toEqual([
    ['First', [100, 1]],
    ['Last', [129, 1]],
  ]);
  expect(xmeml.left).toEqual([
    ['Before', reason],
    ['After', reason],
  ]);
  const fcpxml = await placedText(
    'a.fcpxml',
    `<fcpxml><resources><format id="r1" frameDuration="1/30s"/></resources><project name="cut"><sequence format="r1"><spine>
    <asset-clip offset="2s" start="10s" duration="1s"><marker start="9s" value="Before"/><marker start="10s" value="First"/><marker start="11s" value="After"/></asset-clip>
    </spine></sequence></project></fcpxml>`,
  );
  expect([fcpxml.rows, fcpxml.left.map(([text]) => text)]).toEqual([
    [['First', [60, 1]]],
    ['Before', 'After'],
  ]);
  const time = (value: number) => ({OTIO_SCHEMA: 'RationalTime.1', value, rate: 30});
  const range = (from: number, frames: number) => ({
    ...{OTIO_SCHEMA: 'TimeRange.1', start_time: time(from), duration: time(frames)},
  });
  const markers = [9, 10, 39, 40].map((at) => ({
    ...{OTIO_SCHEMA: 'Marker.2', name: `at ${at}`, marked_range: range(at, 0)},
  }));
  const clip = {OTIO_SCHEMA: 'Clip.2', name: 'b', source_range: range(10, 30), markers};
  const track = {OTIO_SCHEMA: 'Track.1', children: [clip]};
  const tracks = {OTIO_SCHEMA: 'Stack.1', children: [track]};
  const otio = await placedText('a.otio', JSON.stringify({OTIO_SCHEMA: 'Timeline.1', name: 'cut', tracks}));
  expect(otio.rows).toEqual([
    ['at 10', [0, 1]],
    ['at 39', [29, 1]],
  ]);
  expect(otio.left.map(([text]) => text)).toEqual(['at 9', 'at 40']);
});

test('a comment of Frame.io is completed only if its column says so', async () => {
  const file = join(temporaryFolder(), 'comments.csv');
  const cells = [
    'Completed',
    'done',
    'Yes',
    '2026-11-28T10:00:00Z',
    'In Progress',
    'Pending',
    'To do',
    'No',
    '',
  ];
  const lines = cells.map((cell, at) => `Note ${at},00:00:0${at}:00,${cell}`);
  writeFileSync(file, ['Comment,Timecode,Status', ...lines].join('\n'));
  const {notes} = await readNotes(file);
  expect(notes.map(({completed}) => completed)).toEqual(cells.map((_, at) => at < 4));
});
