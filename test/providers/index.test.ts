import {expect, test} from 'vitest';
import * as provider from '../../src/providers/index.ts';

test('tenspot/provider exports what the providers of users import', () => {
  expect(Object.keys(provider)).toEqual(
    expect.arrayContaining([
      'EVERY_FAKE_FAULT',
      'NonEmptyText',
      'ProviderError',
      'base64Of',
      'failed',
      'fromAiSdk',
      'parseAnswer',
      'remote',
      'sampleOf',
      'seconds',
      'shapes',
      'similarJobs',
    ]),
  );
});
