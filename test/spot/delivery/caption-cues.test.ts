import fc from 'fast-check';
import {expect, test} from 'vitest';
import {captionCues} from '../../../src/spot/delivery/caption-cues.ts';

const SRT = `1
00:00:00,000 --> 00:00:01,200
Still ice at noon.

2
00:00:01,200 --> 00:00:02,500
<i>Steel.</i>
Two lines.
`;

const VTT = `WEBVTT - a title
Kind: captions

NOTE
00:00.000 --> nothing of this counts

STYLE
::cue { color: white }

intro
00:00.000 --> 00:01.200 align:center line:80%
Still ice at noon.

01:00:01.200 --> 01:00:02.500
Steel.
`;

test('the times of both kinds are read, with any line break and a byte order mark', () => {
  const expected = [
    {from: 0, to: 1.2, line: 2},
    {from: 1.2, to: 2.5, line: 6},
  ];
  for (const text of [SRT, SRT.replaceAll('\n', '\r\n'), `\ufeff${SRT}`, SRT.trimEnd()])
    expect(captionCues(text, 'srt')).toEqual(expected);
  expect(captionCues(VTT, 'vtt')).toEqual([
    {from: 0, to: 1.2, line: 11},
    {from: 3601.2, to: 3602.5, line: 14},
  ]);
});

test.each([
  ['srt', SRT.replace(',200 -->', '.200 -->'), 6],
  ['srt', SRT.replace('2\n00', 'two\n00'), 5],
  ['srt', SRT.replace('00:00:02,500', '00:00:01,100'), 6],
  ['srt', SRT.replace('Still ice at noon.\n', ''), 2],
  ['srt', SRT.replace('00:00:00,000 --> 00:00:01,200', '00:00:01,300 --> 00:00:01,400'), 6],
  ['srt', '', 1],
  ['srt', VTT, 1],
  ['vtt', SRT, 1],
  ['vtt', VTT.replace('01:00:01.200 -->', '01:00:01,200 -->'), 14],
  ['vtt', VTT.replace('00:01.200 align', '00:61.200 align'), 11],
  ['vtt', 'WEBVTT\n', 1],
] as const)('a fault in %s has its line (%#)', (kind, text, line) => {
  expect(captionCues(text, kind)).toMatchObject({
    line,
    expected: expect.any(String),
    got: expect.any(String),
  });
});

test('captions that a program writes are read back', () => {
  const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({min: 0, max: 9_000}), fc.integer({min: 1, max: 9_000})), {minLength: 1}),
      (spans) => {
        let start = 0;
        const cues = spans.map(([gap, length]) => {
          start += gap;
          return {from: start, to: start + length};
        });
        const text = cues
          .map(({from, to}, at) => `${at + 1}\n${stamp(from)} --> ${stamp(to)}\ntext\n`)
          .join('\n');
        const read = captionCues(text, 'srt');
        expect(
          Array.isArray(read) && read.map(({from, to}) => [Math.round(from * 1e3), Math.round(to * 1e3)]),
        ).toEqual(cues.map(({from, to}) => [from, to]));
      },
    ),
  );
});

test('a caption that no empty line parts from the one above is a fault', () => {
  expect(captionCues(SRT.replace('noon.\n\n2', 'noon.\n2'), 'srt')).toMatchObject({line: 5});
  expect(captionCues('WEBVTT\n00:01.000 --> 00:02.000\nOne\n', 'vtt')).toMatchObject({line: 2});
  expect(captionCues('WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nOne\n', 'vtt')).toMatchObject({line: 4});
});
