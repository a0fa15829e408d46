import type {BulkExporter} from './bulk-exporter.ts';
import {GOOGLE_ADS_PMAX} from './exporters/google-ads-pmax.ts';
import {GOOGLE_ADS_VIDEO} from './exporters/google-ads-video.ts';
import {META_ADS_MANAGER} from './exporters/meta-ads-manager.ts';
import {PINTEREST_V2} from './exporters/pinterest-v2.ts';

/** Every exporter. To add one, add a file to `exporters/` and a line here: the tests hold it to the contract. */
export const BULK_EXPORTERS: readonly BulkExporter[] = [
  META_ADS_MANAGER,
  GOOGLE_ADS_VIDEO,
  GOOGLE_ADS_PMAX,
  PINTEREST_V2,
];
