import {describe, expect, test} from 'vitest';
import type {CoveredFootage} from '../../../../../src/spot/findings/covered-footage.ts';
import {checkedMaster, FRAMES, found, SIZE} from '../../masters.ts';

/** A panel over the footage, whose place in each frame `box` says, and the filter that draws it with a stripe in the middle. */
function panel(y: string, height: number, top: (frame: number) => number) {
  const colour = `color=c=0xf0e0d0:size=${SIZE.width}x${height}:rate=30,drawbox=y=ih/2-10:h=20:c=0x203040:t=fill`;
  const covered = Array.from({length: FRAMES}, (_, from): CoveredFootage => {
    const box = {x: 0, y: top(from), width: SIZE.width, height};
    return {from, frames: 1, hidden: [box], words: [], touched: [], black: false, rests: []};
  });
  return {
    /** `before`: filters of the footage. */
    filter: (before = 'null') => `${before}[a];${colour}[b];[a][b]overlay=y='${y}':shortest=1`,
    covered,
  };
}

const STILL = panel('0', 320, () => 0);
const HALF = panel('240', 240, () => 240);
const SLIDES = panel('480-12*n', 480, (frame) => 480 - 12 * frame);
const CARD = panel('0', 480, () => 0);

const rules = async (made: Parameters<typeof checkedMaster>[0]): Promise<string[]> => {
  const errors = found(await checkedMaster(made)).filter(({severity}) => severity === 'error');
  return [...new Set(errors.map(({rule}) => rule))];
};

describe('opaque graphics over moving footage', () => {
  test.each([
    ['over two thirds of the frame', STILL],
    ['over half of the frame', HALF],
    ['that slide over all of it', SLIDES],
    ['over all of it', CARD],
  ])('%s are no fault of the footage', async (_, {filter, covered}) => {
    expect(await rules({filter: filter(), covered})).toEqual([]);
  });

  test.each([
    [
      'a picture that stands still',
      'split[c][d];[c][d]freezeframes=first=20:last=40:replace=19',
      'picture-frozen',
    ],
    ['a repeated frame', 'split[c][d];[c][d]freezeframes=first=30:last=30:replace=29', 'footage-frame'],
    ['another picture', "drawgrid=enable='eq(n,25)':w=40:h=40:t=14:c=white", 'footage-foreign'],
  ])('hide nothing of the rest: %s beside them is found', async (_, fault, rule) => {
    for (const {filter, covered} of [STILL, HALF])
      expect(await rules({filter: filter(fault), covered})).toContain(rule);
  });
});

describe('a split screen', () => {
  const rects = [0, 0.5].map((x) => ({x, y: 0, width: 0.5, height: 1}));
  const split = (left: string, right: string) => ({
    rects,
    filter: `split[c][d];[c]${left},crop=136:480:66:0[e];[d]${right},crop=134:480:68:0[f];[e][f]hstack`,
  });
  const freeze = (from: string, to: string) =>
    `split[${from}][${to}];[${from}][${to}]freezeframes=first=20:last=40:replace=19`;

  test('whose clips run as in the edit has no fault', async () => {
    expect(await rules(split('null', 'null'))).toEqual([]);
  });

  test.each([
    ['first', split(freeze('g', 'h'), 'null'), 'shot-0'],
    ['second', split('null', freeze('g', 'h')), 'shot-1'],
  ])('whose %s clip stands still is found', async (_, made, slot) => {
    const frozen = found(await checkedMaster(made)).filter(({rule}) => rule === 'picture-frozen');
    expect(frozen.map(({evidence}) => evidence?.slot)).toEqual([slot]);
  });
});
