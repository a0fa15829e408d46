import {expect, test} from 'vitest';
import {checkedMaster, found} from '../../masters.ts';

/** Shows frame `other` at the frames from `first` to `last`. */
const shows = (first: number, last: number, other: number): string =>
  `split[a][b];[a][b]freezeframes=first=${first}:last=${last}:replace=${other}`;

test.each([
  ['black frames', {filter: "drawbox=t=fill:color=black:enable='between(n,20,22)'"}, 'picture-black', 20, 22],
  [
    'one black frame at the end',
    {filter: "drawbox=t=fill:color=black:enable='eq(n,59)'"},
    'picture-black',
    59,
    59,
  ],
  ['a picture that stands still', {filter: shows(20, 34, 19)}, 'picture-frozen', 20, 34],
  ['a repeated frame', {filter: shows(30, 30, 29)}, 'footage-frame', 30, 30],
  [
    'every fifth and sixth of ten frames in the wrong order',
    {filter: 'shuffleframes=0 1 2 3 5 4 6 7 8 9'},
    'footage-frame',
    4,
    55,
  ],
  [
    'a frame of another picture',
    {filter: "drawgrid=enable='eq(n,25)':w=40:h=40:t=14:c=white"},
    'footage-foreign',
    25,
    25,
  ],
  ['levels that video may not use', {filter: "lutyuv=y='clip(2.4*val-140,0,255)'"}, 'picture-levels', 0, 59],
])('%s: found at the right frames', async (_, made, rule, first, last) => {
  const findings = found(await checkedMaster(made)).filter((finding) => finding.rule === rule);
  const frames = findings.flatMap((finding) => (finding.frames ? [finding.frames] : []));
  expect(frames.length).toBeGreaterThan(0);
  // The step to the frame after the last wrong one is wrong as well.
  for (const {from, frames: length} of frames) {
    expect(from).toBeGreaterThanOrEqual(first);
    expect(from + length - 1).toBeLessThanOrEqual(last + 1);
  }
});
