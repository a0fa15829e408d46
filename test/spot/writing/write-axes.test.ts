import {expect, test} from 'vitest';
import {writeAxes} from '../../../src/spot/writing/write-axes.ts';

test('calls to action that differ only in signs and numbers have ids of their own', () => {
  const {axes} = writeAxes({
    copy: {shared: {}, bodies: [], ctas: ['Buy', 'BUY!', 'Buy 2', 'Buy']} as never,
    hooks: [],
    parts: [{role: 'cta', copy: 'cta', slot: 'end'}],
    adTexts: [],
    placements: [],
    wanted: 4,
  });
  expect(axes.cta?.map(({id}) => id)).toEqual(['buy', 'buy-2', 'buy-2-3', 'buy-4']);
});
