import {applyFixes} from '../production/check/fix-findings.ts';
import {planValidFixes} from '../production/check/plan-valid-fixes.ts';
import type {Rewrite} from '../production/takes/record-change.ts';
import type {CheckReport} from '../spot/findings/check-report.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** The findings to repair. */
export type FixOptions = SpotChoice &
  RunOptions & {
    /** What `check` found. Findings without a `fix` are left to a person. */
    report: Pick<CheckReport, 'variants'>;
    /** Writes nothing: `changes` says what would be written. Default: false. */
    dryRun?: boolean | undefined;
  };

/** What a repair changes. */
export type FixResult = {
  /** The documents that change, with their texts before and after. */
  changes: Rewrite[];
  /** What the changes mean, in sentences. */
  summary: string[];
  /** Repairs that are left to a person, because the documents would not be valid with them, in sentences. */
  left: string[];
  /** The ids of the variants that have to be rendered again. */
  render: string[];
};

/**
 * Repairs what a check found, as far as a machine can. It changes documents and never a master: render the variants of `render`
 * afterwards. Errors: those of the documents; `document-changed` where another program wrote a document meanwhile.
 */
export const fixFindings = (project: TenspotProject, options: FixOptions): Promise<FixResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withSpot(project, {...options, unsellable: true}, 'check', run, async (spot) => {
        const plan = await planValidFixes(options.report, spot);
        if (!options.dryRun) await applyFixes(plan);
        return {changes: plan.rewrites, summary: plan.summary, left: plan.left, render: plan.render};
      }),
    ),
  );
