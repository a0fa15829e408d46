import {expect, test} from 'vitest';
import {runMediaCampaign} from './media/campaign.ts';

test('damaged masters and takes are judged or refused, in time and within memory', async () => {
  const {files, faults} = await runMediaCampaign(40, 1);
  expect(faults).toEqual([]);
  expect(files).toBe(40);
});
