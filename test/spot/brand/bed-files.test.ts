import {expect, test} from 'vitest';
import {z} from 'zod';
import {refuseSharedTracks} from '../../../src/spot/brand/bed-files.ts';

const Beds = z
  .record(z.string(), z.object({file: z.string(), buy: z.object({prompt: z.string()}).optional()}))
  .superRefine(refuseSharedTracks);

const faults = (beds: z.input<typeof Beds>): string[] =>
  Beds.safeParse(beds).error?.issues.map(({path}) => path.join('.')) ?? [];

test.each(['music/a.mp3', './music/a.mp3', 'Music/A.mp3', 'music\\a.mp3'])(
  'a bed may not buy another track into the file %s of another bed',
  (file) => {
    const one = {file: 'music/a.mp3', buy: {prompt: 'Slow'}};
    expect(faults({one, other: {file, buy: {prompt: 'Fast'}}})).toEqual(['other.file']);
    expect(faults({one, other: {file, buy: {prompt: 'Slow'}}})).toEqual([]);
    // It is the same track with another tempo or begin.
    expect(faults({one, other: {file}})).toEqual([]);
    expect(faults({first: {file}, one, other: {file, buy: {prompt: 'Fast'}}})).toEqual(['other.file']);
  },
);

test('beds with files of their own may buy any tracks', () => {
  const bed = (file: string, prompt: string) => ({file, buy: {prompt}});
  expect(faults({one: bed('music/a.mp3', 'Slow'), other: bed('music/b.mp3', 'Fast')})).toEqual([]);
});
