import {gradeSpot, type SpotGrade} from '../production/grade/grade-spot.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** The spot whose takes are matched, with its own takes or those of the sandbox. */
export type GradeOptions = SpotChoice &
  RunOptions & {
    /** Writes nothing: `changes` says what would be written. Default: false. */
    dryRun?: boolean | undefined;
  };

/**
 * Matches the takes of a spot to its hero, and writes the corrections into `grade.yaml`: the next render applies them. What a person wrote
 * there stays. With `sandbox`, the document is `.tenspot/sandbox/spots/<spot>/grade.yaml`, and begins with what the spot's own has. Errors: those of the documents and takes; `hero-unknown`; `document-changed` where another program wrote the document
 * meanwhile.
 */
export const grade = (project: TenspotProject, options: GradeOptions = {}): Promise<SpotGrade> =>
  running(options, (run) =>
    project.inTurn(() =>
      withSpot(project, {...options, unsellable: true}, 'grade', run, (spot) =>
        gradeSpot(spot, {dryRun: options.dryRun ?? false, ...run}),
      ),
    ),
  );
