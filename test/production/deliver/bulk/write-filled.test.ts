import {expect, test} from 'vitest';
import {refuseFills} from '../../../../src/production/deliver/bulk/write-filled.ts';

const PLACEMENTS = ['meta-reels', 'meta-stories', 'tiktok'];

test('a sheet gets the ads of one platform only', () => {
  expect(() => refuseFills([{sheet: 'tiktok.csv', placement: null}], PLACEMENTS)).toThrow(
    expect.objectContaining({code: 'fill-platforms'}),
  );
  refuseFills([{sheet: 'meta.csv', placement: null}], ['meta-reels', 'meta-stories']);
  refuseFills(
    [
      {sheet: 'tiktok.csv', placement: 'tiktok'},
      {sheet: 'meta.csv', placement: 'meta-reels'},
    ],
    PLACEMENTS,
  );
});

test('a sheet of a placement without ads, and two sheets of one name, are refused', () => {
  expect(() => refuseFills([{sheet: 's.csv', placement: 'pinterest'}], PLACEMENTS)).toThrow(
    expect.objectContaining({code: 'fill-placement'}),
  );
  const twice = [
    {sheet: 'a/s.csv', placement: 'tiktok'},
    {sheet: 'b/S.csv', placement: 'meta-reels'},
  ];
  expect(() => refuseFills(twice, PLACEMENTS)).toThrow(expect.objectContaining({code: 'fill-twice'}));
});
