import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readFootage} from '../../../scripts/grade-bench/footage.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

test('clips that cannot be measured are skipped with the reason, and the others are read', async () => {
  const folder = temporaryFolder();
  const source = (name: string, seconds: number): string[] => [
    '-f',
    'lavfi',
    '-i',
    `${name}=s=64x64:r=24:d=${seconds}`,
  ];
  await makeMedia(source('testsrc2', 1), join(folder, 'a.mp4'));
  await makeMedia(source('testsrc2', 0.17), join(folder, 'short.mp4'));
  await makeMedia(
    source('color=black', 1).map((word) => word.replace('black=', 'black:')),
    join(folder, 'black.mp4'),
  );
  await makeMedia(['-f', 'lavfi', '-i', 'sine=d=1'], join(folder, 'sound.mp4'));
  writeFileSync(join(folder, 'damaged.mov'), 'no video');
  const {shots, skipped} = await readFootage(folder, tools);
  expect(shots.map(({name}) => name)).toEqual(['a.mp4']);
  expect(shots[0]?.frames.length).toBeGreaterThan(5);
  expect(Object.fromEntries(skipped.map(({name, why}) => [name, why]))).toEqual({
    'black.mp4': 'expected a picture, got one colour',
    'damaged.mov': expect.stringContaining('damaged.mov'),
    'short.mp4': 'expected at least 6 frames in its first 10 s, got 3',
    'sound.mp4': expect.stringContaining('a file without video'),
  });
});

test('a folder without clips is an error', async () => {
  await expect(readFootage(temporaryFolder(), tools)).rejects.toThrow('expected a folder with clips');
});
