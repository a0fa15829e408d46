import {estimatePrice} from '@remotion/lambda/client';
import {expect, test} from 'vitest';
import {FARM_PRICES, FREE_DISK_MB, farmPrice} from '../../../src/spot/farm/farm-price.ts';

test('the prices are those of the installed client, in every region', () => {
  const [seconds, memoryMb, diskMb, requests] = [1e6, 2048, 10_240, 1e6];
  const ours = Object.keys(FARM_PRICES).map((region) => {
    const {memory, disk, request} = farmPrice(region);
    const usd =
      seconds * ((memoryMb / 1024) * memory + ((diskMb - FREE_DISK_MB) / 1024) * disk) + requests * request;
    return [region, usd.toFixed(3)];
  });
  const theirs = Object.keys(FARM_PRICES).map((region) => {
    const usd = estimatePrice({
      region: region as 'us-east-1',
      memorySizeInMb: memoryMb,
      diskSizeInMb: diskMb,
      lambdasInvoked: requests,
      durationInMilliseconds: seconds * 1000,
    });
    return [region, usd.toFixed(3)];
  });
  expect(ours).toEqual(theirs);
});

test.for(['mars-1', 'toString', ''])('%o is refused, with the regions that there are', (region) => {
  expect(() => farmPrice(region)).toThrow(expect.objectContaining({code: 'farm-region', exitCode: 2}));
  expect(() => farmPrice(region)).toThrow(/us-east-1/);
});
