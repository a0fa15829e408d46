import {checkPickedTake, type TakeFinding} from '../production/check/check-picked-take.ts';
import {pickTake} from '../production/takes/pick.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {withTakes} from './open-spot.ts';
import {running} from './running.ts';
import {changeVerdict, type VerdictOptions, type VerdictResult} from './verdict.ts';

/** A take to pick. */
export type PickOptions = VerdictOptions & {
  /** Whether the rules about takes are applied to it. Default: true. */
  check?: boolean | undefined;
};

/** A pick, what it changes, and what the rules about takes find in the take. */
export type PickResult = VerdictResult & {
  /** What the rules find. The take is picked nevertheless. Empty where `check` is false, and for a still. */
  findings: TakeFinding[];
};

/**
 * Chooses the take of a shot that the spot shows: `edit.yaml` names it, and `takes.yaml` records the pick. Then applies the rules of the check
 * about takes to it, and reports what they find. Errors: `takes-missing`, `take-unknown`, `take-ambiguous` where `format` is needed;
 * `document-changed` where another program wrote the document meanwhile.
 */
export const pick = (project: TenspotProject, options: PickOptions): Promise<PickResult> =>
  running(options, (run) =>
    project.inTurn(() => {
      const command = `pick ${options.shot} ${options.take} --spot`;
      return withTakes(project, options, command, run, async (spot, takes) => {
        const {take, result} = await changeVerdict(spot, takes, options, pickTake);
        if (options.check === false) return {...result, findings: []};
        const {signal, report} = run;
        // The take is picked by now: what keeps it from being looked at is told, and undoes nothing.
        const looked = await checkPickedTake(take, spot, {signal, progress: report.step}).catch(
          (error: unknown) => {
            signal.throwIfAborted();
            return toReason(error);
          },
        );
        if (Array.isArray(looked)) return {...result, findings: looked};
        return {...result, summary: [...result.summary, looked], findings: []};
      });
    }),
  );

function toReason(error: unknown): string {
  if (!(error instanceof TenspotError)) throw error;
  const [problem] = error.problems;
  return `the take was not checked: ${[problem?.what, problem?.got].filter(Boolean).join(': ')}`;
}
