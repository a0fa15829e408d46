import {type BulkExporter, type ColumnSource, columnsOf, constantsOf} from '../bulk-exporter.ts';

const seen: ColumnSource = {
  source: 'columns of files that Ads Manager exported, in public code',
  asOf: '2026-11',
  confidence: 'seen',
  confirmed: false,
};
const column = columnsOf(seen);

const PAUSED = {'Campaign Status': 'PAUSED', 'Ad Set Run Status': 'PAUSED', 'Ad Status': 'PAUSED'};
const OFF = {'Optimized Ad Creative': 'No', 'Optimize text per person': 'No', 'Text Transformations': 'NO'};

/** The import of Meta Ads Manager. No page of Meta with its columns was found. */
export const META_ADS_MANAGER: BulkExporter = {
  id: 'meta-ads-manager',
  title: 'Meta Ads Manager',
  platform: 'meta',
  encoding: 'utf-16le',
  delimiter: '\t',
  paused: PAUSED,
  switchedOff: OFF,
  pack: {
    videos: 10,
    bytesEach: 10e6,
    from: {
      source: 'https://www.facebook.com/business/help/261309361378237',
      asOf: '2026-11',
      confidence: 'seen',
      confirmed: false,
    },
  },
  columns: [
    column(
      'Campaign Name',
      ({campaign}) => campaign,
      'a new name for each delivery: an import never touches a campaign that runs',
    ),
    column('Ad Set Name', ({spot, deliverable}) => `${spot} ${deliverable.placement}`),
    column('Ad Name', ({deliverable}) => deliverable.name),
    ...constantsOf(seen, PAUSED),
    column('Creative Type', () => 'Video Page Post Ad'),
    column('Title', ({deliverable}) => deliverable.ad?.headline ?? null),
    column('Body', ({deliverable}) => deliverable.ad?.primaryText ?? null),
    column('Link Description', ({deliverable}) => deliverable.ad?.description ?? null),
    column('Link', ({url}) => url),
    column('URL Tags', ({parameters}) => parameters || null),
    column('Call to Action', ({deliverable}) => deliverable.callToAction),
    column('Video File Name', ({video}) => video),
    ...constantsOf(seen, OFF, 'the word for off is not confirmed: check the switches after the import'),
    column('Link Object ID', () => null, 'o: and the id of the page, which only the account knows'),
    column('Instagram Account ID', () => null, 'x: and the id of the account'),
  ],
  steps: [
    'In Ads Manager, choose Import ads, take the sheet, and then the videos of its folder.',
    'Fill in objective, budget, page and audience, or paste the rows into an export of a campaign that has them.',
    'Set the cover of each video by hand: the sheet has no column for a file.',
    'Check that every switch that lets Meta change the ad is off, before you publish.',
  ],
};
