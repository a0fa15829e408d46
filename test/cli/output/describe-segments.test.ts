import {stripVTControlCharacters} from 'node:util';
import {expect, test} from 'vitest';
import {describeExplanation} from '../../../src/cli/output/describe-segments.ts';
import {explainBatch} from '../../../src/node/explain-batch.ts';
import type {Batch} from '../../../src/production/render/batch.ts';
import type {SegmentReport} from '../../../src/spot/fingerprint/segment-report.ts';
import {uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';

const place = {from: 0, frames: 12, slots: ['hook'], drawn: 0};

const batchOf = (segmentReports: readonly SegmentReport[]): Batch =>
  ({
    engine: 'set',
    outcomes: [
      {variant: {id: 'one'}, status: 'done', problems: [], segmentReports},
      {variant: {id: 'two'}, status: 'reused', problems: []},
      {variant: {id: 'three'}, status: 'failed', problems: [{code: 'x', what: 'the copy does not fit'}]},
    ],
  }) as unknown as Batch;

test.each<[SegmentReport, string]>([
  [{...place, how: 'composited', states: 3, newStates: 3}, 'new graphics: 3 states'],
  [{...place, how: 'composited', states: 1, newStates: 1}, 'new graphics: 1 state'],
  [{...place, how: 'composited', states: 3, newStates: 2}, 'new graphics: 2 of 3 states'],
  [
    {...place, how: 'composited', states: 3, newStates: 0},
    'new footage, or known graphics over other footage',
  ],
  [
    {...place, how: 'full-frame', reason: uncacheable('element', '<canvas>')},
    '<canvas> has pixels that the DOM does not describe. Use HTML, SVG or an image.',
  ],
  [{...place, how: 'shared', madeFor: 'four'}, 'made for four'],
  [{...place, how: 'reused'}, 'an earlier run made it'],
])('a segment that is $how is explained: %s', (report, why) => {
  const [one] = explainBatch(batchOf([report])).variants;
  expect(one?.segments).toEqual([{...report, why}]);
});

test('the lines name each variant, its segments and the totals', () => {
  const lines = describeExplanation(explainBatch(batchOf([{...place, how: 'reused'}])));
  expect(lines.map(stripVTControlCharacters)).toEqual([
    'one',
    '  0-11        12 frames  hook              reused      an earlier run made it',
    'two  unchanged since it was made: nothing was drawn or encoded',
    'three  the copy does not fit',
    '12 frames shown, 0 encoded (0 % of what is shown), 0 graphics states drawn, 0 frames rendered in full',
  ]);
});
