import {pickTake} from '../production/takes/pick.ts';
import type {TenspotProject} from './open-project.ts';
import {giveVerdict, type VerdictOptions, type VerdictResult} from './verdict.ts';

/**
 * Chooses the take of a shot that the spot shows: `edit.yaml` names it, and `takes.yaml` records the pick. Errors: `takes-missing`,
 * `take-unknown`, `take-ambiguous` where `format` is needed; `document-changed` where another program wrote the document meanwhile.
 */
export const pick = (project: TenspotProject, options: VerdictOptions): Promise<VerdictResult> =>
  giveVerdict(project, options, `pick ${options.shot} ${options.take} --spot`, pickTake);
