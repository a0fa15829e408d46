import {rejectTake} from '../production/takes/reject.ts';
import type {TenspotProject} from './open-project.ts';
import {giveVerdict, type VerdictOptions, type VerdictResult} from './verdict.ts';

/** A take, and what is wrong with it. */
export type RejectOptions = VerdictOptions & {
  /** What is wrong with it, in a few words. `takes.yaml` records it. */
  why: string | undefined;
};

/**
 * Rejects a take. The spot then shows another take, if there is one; the model ranks lower for this kind of shot. Errors: `why-missing`,
 * and those of `pick`.
 */
export const reject = (project: TenspotProject, {why, ...options}: RejectOptions): Promise<VerdictResult> =>
  giveVerdict(project, options, `reject ${options.shot} ${options.take} --spot`, (named, spot, takes, at) =>
    rejectTake(named, why, spot, takes, at),
  );
