import {type BulkExporter, type ColumnSource, columnsOf, constantsOf} from '../bulk-exporter.ts';

const seen: ColumnSource = {
  source: 'the header of bulk sheets V2 in public code',
  asOf: '2026-11',
  confidence: 'seen',
  confirmed: false,
};
const column = columnsOf(seen);

const PAUSED = {'Promoted Pin Status': 'PAUSED'};

/** The bulk sheet of Pinterest, version 2. Pinterest's page confirms UTF-8 and CSV, and that the first two rows of its own template stay. */
export const PINTEREST_V2: BulkExporter = {
  id: 'pinterest-v2',
  title: 'Pinterest bulk sheet V2',
  platform: 'pinterest',
  encoding: 'utf-8',
  delimiter: ',',
  paused: PAUSED,
  switchedOff: {},
  columns: [
    column('Media File Name', ({video}) => video),
    column('Pin Title', ({deliverable}) => deliverable.ad?.headline ?? null),
    column('Pin Description', ({description}) => description),
    column('Organic Pin URL', ({url}) => url),
    column('Is Ad-only Pin', () => 'TRUE'),
    ...constantsOf(seen, PAUSED),
    column('Ad Format', () => 'VIDEO'),
    column('Promoted Pin Name', ({deliverable}) => deliverable.name),
    column('Promoted Pin URL', ({deliverable}) => deliverable.destination),
    column('CTA Selection', ({deliverable}) => deliverable.callToAction),
    column('Grid Click Type', () => null, 'CLOSEUP or DIRECT_TO_DESTINATION'),
    column('Version', () => 'BulkSheetVersion=V2'),
  ],
  steps: [
    "Paste the rows under the first two rows of the template that Pinterest's bulk editor gives, or fill it with --fill.",
    'Add the campaign and the ad group of each row, and upload the videos with the sheet.',
  ],
};
