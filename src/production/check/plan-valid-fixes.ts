import type {CheckReport} from '../../spot/findings/check-report.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {joinProblems} from '../../spot/problem/join-problems.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {type FixPlan, planFixes, shotOfFix} from './fix-findings.ts';

/** Repairs with which the documents stay valid. */
export type ValidFixPlan = FixPlan & {
  /** Repairs that are left to a person, because the documents would not be valid with them, in sentences. */
  left: string[];
};

/**
 * What repairs the findings of a check, without writing anything. A repair with which a document would not be valid, such as a start so late
 * that another variant shows frames after `out`, is `left`. Errors: those of the changed documents that no repair of a shot causes.
 */
export async function planValidFixes(
  {variants}: Pick<CheckReport, 'variants'>,
  project: SpotProject,
  left: readonly string[] = [],
): Promise<ValidFixPlan> {
  const plan = await planFixes({variants}, project);
  const problems = await problemsWith(plan, project);
  const [problem] = problems;
  if (!problem) return {...plan, left: [...left]};
  const shot = /^picks\.([^.]+)\./.exec(problem.where?.field ?? '')?.[1];
  let dropped = 0;
  const kept = variants.map((variant) => ({
    ...variant,
    findings: variant.findings.map((finding) => {
      const {fix, ...rest} = finding;
      if (shot === undefined || fix === undefined || shotOfFix(fix, variant.id, project) !== shot)
        return finding;
      dropped += 1;
      return rest;
    }),
  }));
  if (dropped === 0) throw invalid(problems);
  const why = `the clip of ${shot} is left to a person: ${problem.what}. Expected ${problem.expected}`;
  return planValidFixes({variants: kept}, project, [...left, why]);
}

/** Problems of the changed documents that the variants do not have now. */
async function problemsWith({rewrites}: FixPlan, project: SpotProject): Promise<readonly Problem[]> {
  if (rewrites.length === 0) return [];
  const texts = new Map(rewrites.map((each) => [each.file, each.after]));
  const valid = new Set(project.variants.map(({id}) => id));
  const opening = {texts, unsellable: true, keepGoing: true};
  try {
    const {refused} = await openSpot(project, project.spot.id, opening);
    return joinProblems(refused.filter(({id}) => valid.has(id)));
  } catch (error) {
    if (error instanceof TenspotError) return error.problems;
    throw error;
  }
}
