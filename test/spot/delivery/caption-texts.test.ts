import {expect, test} from 'vitest';
import {captionTexts} from '../../../src/spot/delivery/caption-texts.ts';

test('captions of SubRip have their words, without marks of style, with what only looks like one', () => {
  const file =
    '1\r\n00:00:00,500 --> 00:00:02,000\r\n<i>Ice</i> at {\\an8}noon\r\nis <3 ice & more\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n<font color="red">Cold</font>';
  expect(captionTexts(file, 'srt')).toEqual([
    {from: 0.5, to: 2, text: 'Ice at noon\nis <3 ice & more'},
    {from: 2, to: 3, text: 'Cold'},
  ]);
});

test('captions of WebVTT have their words, speakers and notes left out', () => {
  const file =
    'WEBVTT\n\nNOTE for the editor\n\nintro\n00:00.500 --> 00:02.000 align:center\n<v Ada>Ice <00:01.000>&amp; noon &lt;b&gt;\n\n00:02.000 --> 00:03.000\n<c.loud>Cold</c>\n';
  expect(captionTexts(file, 'vtt')).toEqual([
    {from: 0.5, to: 2, text: 'Ice & noon <b>'},
    {from: 2, to: 3, text: 'Cold'},
  ]);
});

test('a file with a fault has the fault', () => {
  expect(captionTexts('no captions', 'vtt')).toMatchObject({line: 1, expected: 'WEBVTT'});
});
