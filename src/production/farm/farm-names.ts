import type {FarmFunction} from '../../spot/farm/farm-cost.ts';
import {FARM_FUNCTION_PREFIX} from '../../spot/farm/farm-policies.ts';

/** The folder of the farm in a bucket. */
export const FARM_FOLDER = 'tenspot/';

/** Where the files of jobs go. */
export const RENDERS_FOLDER = `${FARM_FOLDER}renders/`;

/** Where staged files go. */
export const FILES_FOLDER = `${FARM_FOLDER}files/`;

/** What the sites of the farm are called, in the folder that Remotion's functions look in. */
export const SITE_PREFIX = 'sites/tenspot-';

/** The folder of the site with a program. Its name says what it contains, so one that exists is whole and up to date. */
export const siteFolder = (program: string): string => `${SITE_PREFIX}${program.slice(0, 16)}/`;

/** The file of a site that is uploaded last: where it exists, the site is whole. */
export const SITE_INDEX = 'index.html';

/** The name that Remotion gives to a function of a version and size (remotion.dev/docs/lambda/naming-convention). */
export const functionName = (version: string, {memoryMb, diskMb, timeoutSeconds}: FarmFunction): string =>
  `${FARM_FUNCTION_PREFIX}${version.replaceAll('.', '-')}-mem${memoryMb}mb-disk${diskMb}mb-${timeoutSeconds}sec`;

/**
 * Days after which the bucket removes files by itself. Staged files are used by many runs; the rest is downloaded at once. Null: files stay, and only parts of
 * uploads that were never completed are removed.
 */
export const LIFETIMES: Readonly<Record<string, number | null>> = {
  [RENDERS_FOLDER]: 3,
  [FILES_FOLDER]: 30,
  'renders/1-day-': 1,
  [SITE_PREFIX]: null,
};

/** Milliseconds for which the bucket keeps the file of a render. */
export const RENDERS_STAY = (LIFETIMES[RENDERS_FOLDER] ?? 0) * 86_400_000;
