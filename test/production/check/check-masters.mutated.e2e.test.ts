import {expect, test} from 'vitest';
import {nightly} from '../../support/thorough.ts';
import {runMediaCampaign} from './media/campaign.ts';

/** `npm run campaign -- media` tries more. */
const FILES = nightly ? 40 : 15;

test('damaged masters and takes are judged or refused, in time and within memory', async () => {
  const {files, faults} = await runMediaCampaign(FILES, 1);
  expect(faults).toEqual([]);
  expect(files).toBe(FILES);
});
