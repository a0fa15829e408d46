import type {CheckReport} from '../../spot/findings/check-report.ts';
import type {BoughtAdvice} from './advice/advise-variants.ts';
import {appliedRules} from './applied-rules.ts';
import type {CheckContext} from './check-context.ts';
import type {MasterCheck} from './check-masters.ts';

/** What is reported of the check beside its findings. */
type Ran = Pick<CheckReport, 'spot' | 'proof' | 'distinctness'> & {
  beforeRender: boolean;
  decoded: number;
  seconds: number;
  ended: Record<string, number>;
  context: CheckContext;
};

/** The report of a check: what was found in each variant, and how many findings there are. */
export function reportOf(
  checks: readonly (MasterCheck & {documents: string; ad: string})[],
  {spot, proof, beforeRender, distinctness, decoded, seconds, ended, context: {changed}}: Ran,
): CheckReport {
  const variants = checks.map(({variant: id, sha256, documents, ad, findings}) => ({
    id,
    sha256,
    documents,
    ad,
    pass: !findings.some(({severity}) => severity === 'error'),
    findings,
  }));
  const all = variants.flatMap(({findings}) => findings);
  const count = (severity: string): number => all.filter((finding) => finding.severity === severity).length;
  return {
    spot,
    proof,
    ...(beforeRender ? {beforeRender} : {}),
    createdAt: new Date().toISOString(),
    pass: variants.every(({pass}) => pass),
    rules: appliedRules(),
    changed: [...changed],
    variants,
    distinctness,
    totals: {
      variants: variants.length,
      passed: variants.filter(({pass}) => pass).length,
      errors: count('error'),
      warnings: count('warning'),
      decoded,
      seconds: Number(seconds.toFixed(1)),
      ended: Object.fromEntries(
        Object.entries(ended).map(([part, after]) => [part, Number(after.toFixed(1))]),
      ),
    },
  };
}

/** The report with what a model said. Nothing else in it changes: advice is not a finding. */
export const withAdvice = (report: CheckReport, {advice, variants}: BoughtAdvice): CheckReport => ({
  ...report,
  advice,
  variants: report.variants.map((each) => {
    const own = variants.get(each.id);
    return own ? {...each, advice: own} : each;
  }),
});
