import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isAudible} from '../../../src/machine/media/loudness.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const PICTURE = ['-f', 'lavfi', '-i', 'color=s=64x64:r=24:d=0.5'];
const TONE = ['-f', 'lavfi', '-i', 'sine=duration=0.5'];
const SILENT = ['-f', 'lavfi', '-i', 'anullsrc=d=0.5'];
const LOW_ONLY = ['-f', 'lavfi', '-i', "aevalsrc='0|0|0|0|0|0.3*sin(300*t):c=5.1:d=0.5'"];
const all = (count: number): string[] =>
  Array.from({length: count}, (_, index) => ['-map', String(index)]).flat();

test.each([
  ['a tone in a MOV', 'a.mov', [...PICTURE, ...TONE, ...all(2), '-c:a', 'pcm_s24le'], true],
  ['a silent track', 'a.mov', [...PICTURE, ...SILENT, ...all(2), '-c:a', 'pcm_s24le'], false],
  ['no track', 'a.mov', PICTURE, false],
  ['a tone in the second track of a MOV', 'a.mov', [...PICTURE, ...SILENT, ...TONE, ...all(3)], true],
  [
    'a tone in the third track of an MKV',
    'a.mkv',
    [...PICTURE, ...SILENT, ...SILENT, ...TONE, ...all(4)],
    true,
  ],
  ['two silent tracks', 'a.mkv', [...PICTURE, ...SILENT, ...SILENT, ...all(3)], false],
  ['5.1 with only its low channel', 'a.mp4', [...PICTURE, ...LOW_ONLY, ...all(2)], true],
])('sound can be heard or not: %s', async (_, name, args, heard) => {
  const file = await makeMedia(args, join(temporaryFolder(), name));
  expect(await isAudible(tools, file)).toBe(heard);
});
