import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {pictureBlocks} from '../../../../../src/production/check/rules/frames/picture-blocks.ts';
import {pictureLetterbox} from '../../../../../src/production/check/rules/frames/picture-letterbox.ts';
import {emptyMeasures, SCALE} from '../../../../../src/spot/findings/frame-measures.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

/** A take of 64 rows, of which `top` and `bottom` are black. */
function take(top: number, bottom: number) {
  const measures = emptyMeasures({columns: 18, rows: 32}, 30);
  for (let frame = 0; frame < 30; frame++)
    for (let row = 0; row < 64; row++)
      measures.luma.fill(
        SCALE.luma * (row < top || row >= 64 - bottom ? 16 : 120),
        (frame * 64 + row) * 36,
        (frame * 64 + row + 1) * 36,
      );
  return measures;
}

const found = (top: number, bottom: number) =>
  applyRule(
    pictureLetterbox,
    {
      spot: {footage: [{slot: 'hook', src: 'a.mp4', from: 0, frames: 30, in: 0, speed: 1}]},
      takes: new Map([['a.mp4', take(top, bottom)]]),
    } as unknown as CheckedMaster,
    'a',
  ).map(({got}) => got);

test('bars above and below are found from three percent of the height on', () => {
  expect(found(2, 2)).toHaveLength(1);
  expect(found(1, 1)).toEqual([]);
  expect(found(8, 8)[0]).toContain('13 %');
});

test('a bar on one side alone may be part of the picture', () => {
  expect(found(8, 0)).toEqual([]);
});

test('blocks are found where they last, and not in a single picture after a cut', () => {
  const blocky = (from: number, frames: number) => {
    const picture = emptyMeasures({columns: 18, rows: 32}, 60);
    picture.blocking.fill(1.5);
    picture.blocking.fill(3.7, from, from + frames);
    return applyRule(pictureBlocks, {spot: {fps: 30, frames: 60}, picture} as CheckedMaster, 'a');
  };
  expect(blocky(20, 30)).toMatchObject([{severity: 'warning', frames: {from: 20, frames: 30}}]);
  expect(blocky(20, 3)).toEqual([]);
});
