import {type BulkExporter, type ColumnSource, columnsOf, constantsOf} from '../bulk-exporter.ts';

const seen: ColumnSource = {
  source: 'columns of files that Google Ads Editor exported, in public code',
  asOf: '2026-11',
  confidence: 'seen',
  confirmed: false,
};
const column = columnsOf(seen);

const PAUSED = {'Campaign Status': 'Paused', 'Asset Group Status': 'Paused'};
const OFF = {
  'Video enhancement': 'Disabled',
  'Image generation': 'Disabled',
  'Text customization': 'Disabled',
  'Final URL expansion': 'Disabled',
};

/** Asset groups of Performance Max in Google Ads Editor: one for each video, so that no text stands under another video. */
export const GOOGLE_ADS_PMAX: BulkExporter = {
  id: 'google-ads-pmax',
  title: 'Google Ads Editor, Performance Max',
  platform: 'google',
  placements: ['performance-max'],
  encoding: 'utf-8-bom',
  delimiter: ',',
  paused: PAUSED,
  switchedOff: OFF,
  columns: [
    column(
      'Campaign',
      ({campaign}) => campaign,
      'a new name for each delivery: a sheet with the name of a campaign that runs would pause it',
    ),
    column('Campaign Type', () => 'Performance Max'),
    column('Asset Group', ({deliverable}) => deliverable.name),
    column('Headline 1', ({deliverable}) => deliverable.ad?.headline ?? null),
    column('Long headline 1', ({deliverable}) => deliverable.ad?.longHeadline ?? null),
    column('Description 1', ({description}) => description),
    column('Call to action', ({deliverable}) => deliverable.callToAction),
    column('Business name', ({brandName}) => brandName),
    column('Video ID 1', () => null, 'the id that YouTube gives after the upload of the file'),
    column('Final URL', ({deliverable}) => deliverable.destination),
    ...constantsOf(seen, PAUSED),
    ...constantsOf(seen, OFF, 'the word for off is not confirmed: check the switches after the import'),
  ],
  steps: [
    'The sheet proposes a new campaign, which is paused. To add the ads to a campaign that runs, write its name into the column Campaign, and empty Campaign Status.',
    'Upload the videos to YouTube, and write their ids into the column Video ID 1: `rows` in columns.json names the file of each row. Google makes its own video for a group without one.',
    'An asset group needs three headlines and more texts and pictures: add them before you publish.',
    'In Google Ads Editor, choose Account, Import, From file, and check that the four switches are off.',
  ],
};
