import {type BulkExporter, type ColumnSource, columnsOf, constantsOf} from '../bulk-exporter.ts';

/** The page confirms how a file is read (English headers, blank means no change), and most names of columns. */
const official: ColumnSource = {
  source: 'https://support.google.com/google-ads/editor/answer/57747',
  asOf: '2026-11',
  confidence: 'official',
  confirmed: true,
};
const seen: ColumnSource = {
  source: 'columns of files that Google Ads Editor exported, in public code',
  asOf: '2026-11',
  confidence: 'seen',
  confirmed: false,
};
const column = columnsOf(seen);
const confirmed = columnsOf(official);

const PAUSED = {'Campaign Status': 'Paused', 'Ad Group Status': 'Paused', Status: 'Paused'};

/** Video campaigns in Google Ads Editor. */
export const GOOGLE_ADS_VIDEO: BulkExporter = {
  id: 'google-ads-video',
  title: 'Google Ads Editor, video campaigns',
  platform: 'google',
  placements: ['youtube-in-stream', 'youtube-non-skippable', 'youtube-bumper', 'youtube-shorts'],
  encoding: 'utf-8-bom',
  delimiter: ',',
  paused: PAUSED,
  switchedOff: {},
  columns: [
    confirmed(
      'Campaign',
      ({campaign}) => campaign,
      'a new name for each delivery: a sheet with the name of a campaign that runs would pause it',
    ),
    confirmed('Campaign Type', () => 'Video'),
    column('Ad Group', ({deliverable}) => deliverable.placement),
    column('Ad Group Type', () => 'Responsive video'),
    column('Ad type', () => 'Responsive video ad'),
    column('Ad Name', ({deliverable}) => deliverable.name),
    column('Video ID 1', () => null, 'the id that YouTube gives after the upload of the file'),
    column('Headline 1', ({deliverable}) => deliverable.ad?.headline ?? null),
    column('Long headline 1', ({longHeadline}) => longHeadline),
    column('Description 1', ({deliverable}) => deliverable.ad?.description ?? null),
    column('Call to action 1', ({deliverable}) => deliverable.callToAction),
    column('Business name', ({brandName}) => brandName),
    column('Final URL', ({deliverable}) => deliverable.destination),
    ...constantsOf(seen, PAUSED),
  ],
  steps: [
    'The sheet proposes a new campaign, which is paused. To add the ads to a campaign that runs, write its name into the column Campaign, and empty Campaign Status.',
    'Upload the videos to YouTube, and write their ids into the column Video ID 1: `rows` in columns.json names the file of each row.',
    'In Google Ads Editor, choose Account, Import, From file. Fill in budget, networks, languages and the declaration about EU political ads.',
  ],
};
