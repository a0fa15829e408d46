import {expect, test} from 'vitest';
import {
  CALLS_TO_ACTION,
  CallToAction,
  callInWords,
  platformCall,
} from '../../../src/spot/ad/call-to-action.ts';

test('each list has a source, and no value twice', () => {
  for (const [platform, {value, source, asOf}] of Object.entries(CALLS_TO_ACTION)) {
    expect(source, platform).toMatch(/^https:/);
    expect(asOf).toMatch(/^20\d\d-\d\d$/);
    expect(new Set(Object.values(value)).size).toBe(Object.keys(value).length);
  }
});

test('a button has the value of the platform, or none', () => {
  expect(platformCall('download', 'tiktok')).toBe('DOWNLOAD_NOW');
  expect(platformCall('get-offer', 'google')).toBeUndefined();
  expect(platformCall('shop-now', 'x')).toBeUndefined();
  expect(CallToAction.options.map(callInWords)).toContain('Shop now');
});
