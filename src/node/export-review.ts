import {resolve} from 'node:path';
import {writeReviewFolder} from '../production/review/export/write-review-folder.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** Where an exported review is written. */
export type ExportReviewOptions = SpotChoice &
  RunOptions & {
    /** The folder. There must be nothing at this path. */
    to: string;
  };

/** An exported review. */
export type ExportReviewResult = {
  /** The id of the spot. */
  spot: string;
  /** The folder. Its page is `index.html`. */
  folder: string;
  /** The ids of the variants in it. */
  variants: string[];
};

/**
 * Writes a review as a folder of files for people without access: copies of the masters, and a page that takes notes and saves them to a
 * file, which `importNotes` reads. Errors: `not-rendered`, `export-exists`.
 */
export const exportReview = (
  project: TenspotProject,
  options: ExportReviewOptions,
): Promise<ExportReviewResult> =>
  running(options, (run) =>
    withProject(project, options, 'review', run, async (opened) => {
      const folder = resolve(options.to);
      const {hashOf} = project;
      const {variants} = await writeReviewFolder(opened.project, opened.id, {to: folder, hashOf, ...run});
      return {spot: opened.id, folder, variants};
    }),
  );
