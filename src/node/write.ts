import {type Rewrite, writeRewrites} from '../production/takes/record-change.ts';
import {type LineOrigin, type LostLine, lineOrigins, planWriting} from '../production/write/plan-writing.ts';
import {WRITE_STEPS, type WriteNote, type WriteStep} from '../production/write/step.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** What is written. */
export type WriteOptions = SpotChoice &
  RunOptions & {
    /** The steps to run, in their own order whatever order is given. Default: all. */
    steps?: readonly WriteStep[] | undefined;
    /** Writes nothing: the result says what would be written. Default: false. */
    dryRun?: boolean | undefined;
    /** Replaces lines that a person wrote, and writes lines again that a person removed. Default: false. */
    overwrite?: boolean | undefined;
    /** Called where lines of a person would be replaced, and `overwrite` is not set. Where it resolves to false, nothing is written. Default: nothing is written. */
    confirm?: ((result: WriteResult) => Promise<boolean>) | undefined;
  };

/** What was written, or would be. */
export type WriteResult = {
  /** The id of the spot. */
  spot: string;
  /** The text of each document before and after, that of the record `written.yaml` last. */
  rewrites: Rewrite[];
  /** Lines of people that are replaced, and lines that people removed and that come back. */
  lost: LostLine[];
  /** What a person should know: angles that are refused, and what they lack; texts that are still to be written; shots that have to be filmed. */
  notes: (WriteNote & {step: WriteStep})[];
};

/**
 * Writes angles, script, shots and variants of a spot from the sentences of its brief. It adds no words but neutral calls to action, and calls no model. Errors: `brief-missing`,
 * `template-without-parts`, `angles-none`, `ctas-none`, `write-step-first`, `write-copy-invalid`, `write-overwrites`; those of documents; `document-changed` where another
 * program wrote one meanwhile.
 */
export const write = (project: TenspotProject, options: WriteOptions = {}): Promise<WriteResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withProject(project, options, 'write', run, async ({project: opened, id}) => {
        const {steps = WRITE_STEPS, dryRun = false, overwrite = false, confirm} = options;
        const plan = await planWriting(opened, id, {steps, at: new Date().toISOString()});
        const result = {spot: id, ...plan};
        if (dryRun) return result;
        const mayWrite = overwrite || plan.lost.length === 0 || (await confirm?.(result));
        if (!mayWrite) throw wouldOverwrite(plan.lost);
        await writeRewrites(plan.rewrites);
        return result;
      }),
    ),
  );

/** Returns who wrote each line of the documents that `write` writes. Errors: those of documents. */
export const whoWrote = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<{spot: string; lines: LineOrigin[]}> =>
  running(options, (run) =>
    withProject(project, options, 'write --origins', run, async ({project: opened, id}) => ({
      spot: id,
      lines: await lineOrigins(opened, id),
    })),
  );

const wouldOverwrite = (lost: readonly LostLine[]) =>
  invalid({
    code: 'write-overwrites',
    what: `this would replace ${lost.length} ${lost.length === 1 ? 'line' : 'lines'} that a person wrote or removed, so Tenspot wrote nothing`,
    expected: 'a person at a terminal who agrees, or --yes',
    got: lost
      .slice(0, 8)
      .map(
        ({document, path, text, removed}) =>
          `${document} ${path === '#' ? text : path}${removed ? ' (removed)' : ''}`,
      )
      .join('; '),
    fix: 'Look at the changes with --dry-run. Then run the command in a terminal, or with --yes.',
  });
