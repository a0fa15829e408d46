import type {Deliverable} from '../../../spot/delivery/delivery.ts';
import type {Confidence} from '../../../spot/placement/figure.ts';
import type {AdPlatform} from '../../../spot/placement/placement.ts';

/** One ad of a sheet. Files are names in the folder of the sheet. */
export type BulkAd = {
  deliverable: Deliverable;
  /** The id of the spot, and the name of its brand. */
  spot: string;
  /** A name for a campaign that no earlier delivery has: `spring r2 20261129T101500`. */
  campaign: string;
  /** Null where the placement has no room for the name. */
  brandName: string | null;
  /** The texts of fields that an ad may leave out: the primary text stands in where it fits them. */
  longHeadline: string | null;
  description: string | null;
  video: string;
  cover: string;
  /** The address without the parameters, and the parameters alone. */
  url: string | null;
  parameters: string;
};

/** Where the name of a column, or its value, was read. `confirmed` false: not on the platform's own page. */
export type ColumnSource = {source: string; asOf: string; confidence: Confidence; confirmed: boolean};

/** A column of a sheet. `value`: the cell of an ad; null for a cell that a person fills in. */
type BulkColumn = {
  header: string;
  value: (ad: BulkAd) => string | null;
  from: ColumnSource;
  /** What a person has to know about it. */
  note?: string;
};

/** The sheet of one platform that creates many ads at once. Every ad comes out paused. */
export type BulkExporter = {
  id: string;
  title: string;
  platform: AdPlatform;
  /** Placements that the sheet is for. Default: all of the platform. */
  placements?: readonly string[];
  encoding: 'utf-8-bom' | 'utf-8' | 'utf-16le';
  delimiter: ',' | '\t';
  columns: readonly BulkColumn[];
  /** The headers of the columns that keep an ad from running before a person has looked at it, each with the word for paused. */
  paused: Readonly<Record<string, string>>;
  /** The headers of switches that let the platform change the ad, each with the word for off. */
  switchedOff: Readonly<Record<string, string>>;
  /** What one import takes. Left out where no limit is known. */
  pack?: {videos: number; bytesEach: number; from: ColumnSource};
  /** What a person does with the sheet, in sentences. */
  steps: readonly string[];
};

/** Makes columns of one source. */
export const columnsOf =
  (from: ColumnSource) =>
  (header: string, value: BulkColumn['value'], note?: string): BulkColumn => ({
    header,
    value,
    from,
    ...(note === undefined ? {} : {note}),
  });

/** Columns with the same cell in each row. */
export const constantsOf = (
  from: ColumnSource,
  cells: Readonly<Record<string, string>>,
  note?: string,
): BulkColumn[] => Object.entries(cells).map(([header, cell]) => columnsOf(from)(header, () => cell, note));
