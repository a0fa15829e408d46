import {resolve} from 'node:path';
import {parseOtio} from '../machine/documents/otio-file.ts';
import {readText} from '../machine/files/read-file.ts';
import {exportOtioTimeline, type OtioExport} from '../production/editorial/export-otio.ts';
import {type EditImport, planEditImport} from '../production/editorial/plan-edit-import.ts';
import {readReview} from '../production/review/record-event.ts';
import {writeRewrites} from '../production/takes/record-change.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withTakes} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** The variant to export. */
export type ExportOtioOptions = SpotChoice &
  RunOptions & {
    /** The id of the variant. */
    variant: string;
  };

/** An exported timeline. */
export type ExportOtioResult = OtioExport & {
  /** The id of the spot. */
  spot: string;
  /** The id of the variant. */
  variant: string;
};

/**
 * Writes a variant as an OpenTimelineIO timeline for Resolve, Premiere and others, with its media beside it: `out/<spot>/otio/<variant>/`. Notes of
 * the review are markers. Errors: `only-unknown`; those of documents and takes; `ffmpeg-missing`, `browser-missing`.
 */
export const exportOtio = (project: TenspotProject, options: ExportOtioOptions): Promise<ExportOtioResult> =>
  running(options, (run) =>
    withTakes(project, options, 'export otio', run, async (spot, takes) => {
      const {rounds} = await readReview(spot.workspace, spot.spot.id);
      const notes = rounds
        .flatMap((round) => round.notes)
        .filter((note) => note.variant === options.variant && !note.answer && !note.withdrawn);
      const exported = await exportOtioTimeline(options.variant, spot, takes, notes, run);
      return {spot: spot.spot.id, variant: options.variant, ...exported};
    }),
  );

/** An edited timeline. */
export type ImportEditOptions = SpotChoice &
  RunOptions & {
    /** The path of the `.otio` file. */
    file: string;
    /** Writes nothing: `rewrites` says what would be written. Default: false. */
    dryRun?: boolean | undefined;
  };

/** What an edited timeline changed in the documents. */
export type ImportEditResult = EditImport & {
  /** The id of the spot. */
  spot: string;
};

/**
 * Brings the changes of an edited timeline back into the documents: in, speed, take and transitions into edit.yaml, lengths into script.yaml,
 * order and the length of the whole into variants.yaml. Every other byte stays; what the documents have no place for is in `left`. Errors: `edit-unknown`, `edit-outdated`,
 * `edit-unreadable`; those of documents; `document-changed` where another program wrote one meanwhile.
 */
export const importEdit = (project: TenspotProject, options: ImportEditOptions): Promise<ImportEditResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withTakes(project, options, 'import edit', run, async (spot, takes) => {
        const file = resolve(options.file);
        const plan = await planEditImport(
          parseOtio(await readText(file), file),
          file,
          spot,
          takes,
          new Date().toISOString(),
        );
        if (!options.dryRun) await writeRewrites(plan.rewrites);
        return {spot: spot.spot.id, ...plan};
      }),
    ),
  );
