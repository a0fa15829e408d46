import {expect, test} from 'vitest';
import {labelsFor, PLATFORM_LABELS, REGION_LABELS} from '../../../src/spot/delivery/disclosure.ts';

const part = {
  kind: 'take' as const,
  slot: 'hook',
  shot: 'ice',
  provider: 'p',
  model: 'm',
  mayShowPeople: false,
};

test('nothing is asked for a spot without synthetic parts', () => {
  expect(labelsFor([], 'tiktok')).toEqual({platform: null, regions: []});
});

test('where no source about a platform is known, it says so: that is not the same as nothing to set', () => {
  for (const platform of ['pinterest', 'snapchat', 'x', null] as const)
    expect(labelsFor([part], platform).platform).toMatchObject({
      action: expect.stringContaining(platform ?? 'broadcaster'),
      source: null,
    });
});

test('labels have sources, and New York is named only where a performer may be synthetic', () => {
  const {platform, regions} = labelsFor([part], 'tiktok');
  expect(platform).toMatchObject({source: expect.stringMatching(/^https/), confidence: 'secondary'});
  expect(regions.map(({region}) => region)).toEqual(['European Union']);
  expect(labelsFor([{...part, mayShowPeople: true}], null).regions).toHaveLength(REGION_LABELS.length);
  for (const label of Object.values(PLATFORM_LABELS)) expect(label.asOf).toMatch(/^20\d\d-\d\d$/);
});
