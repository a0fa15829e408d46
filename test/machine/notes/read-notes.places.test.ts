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
