import {expect, test} from 'vitest';
import {type FileFacts, fileNeeds} from '../../../src/spot/delivery/file-needs.ts';
import {PLACEMENTS} from '../../../src/spot/placement/placements.ts';

const FITS: FileFacts = {
  ...{format: '9:16', width: 1080, height: 1920, seconds: 15, fps: 30, bytes: 12e6, container: 'mp4'},
  ...{videoCodec: 'h264', audioCodec: 'aac', channels: 2, sampleRate: 48_000, audioBitRate: 192_000},
  loudness: {lufs: -14, peak: -1.2},
};

const needs = (file: Partial<FileFacts>, placement: keyof typeof PLACEMENTS, bytes?: number) =>
  fileNeeds({...FITS, ...file}, PLACEMENTS[placement], bytes === undefined ? {} : {bytes}).map(
    ({figure, byEncoding}) => [figure, byEncoding],
  );

test('a master as a render makes it fits the placements of its format', () => {
  for (const id of [
    'meta-reels',
    'meta-stories',
    'tiktok-in-feed',
    'youtube-shorts',
    'pinterest',
    'x',
  ] as const)
    expect(needs({}, id), id).toEqual([]);
});

test('what an encode can meet is told apart from what needs another variant', () => {
  expect(needs({format: '4:5', width: 1080, height: 1350}, 'meta-reels')).toEqual([['formats', false]]);
  expect(needs({seconds: 4}, 'tiktok-in-feed')).toEqual([['seconds.least', false]]);
  expect(needs({}, 'linkedin-feed')).toEqual([['frameRate.most', false]]);
  expect(needs({bytes: 600e6}, 'tiktok-in-feed')).toEqual([['bytes.most', true]]);
  expect(needs({}, 'snapchat')).toEqual([['loudness', true]]);
  expect(needs({audioCodec: 'opus'}, 'x')).toEqual([['audio.codecs', true]]);
  expect(needs({loudness: {lufs: -14, peak: 0}}, 'meta-reels')).toEqual([['loudness', true]]);
  expect(needs({loudness: null}, 'snapchat')).toEqual([]);
});

test('the limit of an import is one more', () => {
  expect(needs({}, 'meta-reels', 10e6)).toEqual([['bulkImport.bytesEach', true]]);
  expect(needs({bytes: 9e6}, 'meta-reels', 10e6)).toEqual([]);
});

test('a television commercial may have its loudness and still be too loud for three seconds', () => {
  const tv = (shortTerm?: number) =>
    needs(
      {format: '16:9', width: 1920, height: 1080, loudness: {lufs: -23, peak: -1.2, shortTerm}},
      'tv-ebu',
    );
  expect(tv(-18)).toEqual([]);
  expect(tv(-17.5)).toEqual([['loudness', true]]);
  // A spot of less than three seconds has no such measure, and other placements have no such limit.
  expect(tv(undefined)).toEqual([]);
  expect(needs({loudness: {lufs: -14, peak: -1.2, shortTerm: -5}}, 'meta-reels')).toEqual([]);
});
