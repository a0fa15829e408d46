import {expect, test} from 'vitest';
import {batchReuse, type SegmentReport} from '../../src/spot/fingerprint/fingerprint.ts';

const segment = (how: SegmentReport['how'], frames: number, drawn: number): SegmentReport => ({
  from: 0,
  frames,
  slots: [],
  how,
  why: '',
  drawn,
});

test('the totals of a batch count what is shown, encoded and drawn', () => {
  const segments = [
    segment('composited', 40, 3),
    segment('whole', 10, 0),
    segment('shared', 40, 0),
    segment('reused', 25, 0),
  ];
  expect(batchReuse(segments)).toEqual({shown: 115, encoded: 50, states: 3, whole: 10});
  expect(batchReuse([])).toEqual({shown: 0, encoded: 0, states: 0, whole: 0});
});
