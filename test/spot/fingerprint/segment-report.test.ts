import {expect, test} from 'vitest';
import {batchReuse, type SegmentReport} from '../../../src/spot/fingerprint/segment-report.ts';
import {uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';

const place = {from: 0, slots: ['hook']};

test('a batch encodes what it composites and renders in full, and shows what it shares and reuses too', () => {
  const reports: SegmentReport[] = [
    {...place, frames: 12, drawn: 3, how: 'composited', states: 4, newStates: 3},
    {...place, frames: 20, drawn: 0, how: 'full-frame', reason: uncacheable('element', '<canvas>')},
    {...place, frames: 12, drawn: 0, how: 'shared', madeFor: 'one'},
    {...place, frames: 30, drawn: 0, how: 'reused'},
  ];
  expect(batchReuse(reports)).toEqual({shown: 74, encoded: 32, states: 3, fullFrames: 20});
});

test('a batch of nothing shows nothing', () => {
  expect(batchReuse([])).toEqual({shown: 0, encoded: 0, states: 0, fullFrames: 0});
});
