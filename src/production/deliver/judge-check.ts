import {join} from 'node:path';
import {readJson} from '../../machine/files/read-file.ts';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import {CheckReport} from '../../spot/findings/check-report.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {appliedRules, limitsOfBrands} from '../check/applied-rules.ts';
import {checkedDocuments} from '../check/checked-documents.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

/** What keeps the last check from being a check of this file, by the rules and the documents as they are, without an error. */
export async function checkProblem(
  {variant, master, now}: DeliveryCandidate,
  {masters, project}: Pick<DeliverContext, 'masters' | 'project'>,
): Promise<Problem | undefined> {
  const file = join(masters, 'check.json');
  const parsed = CheckReport.safeParse(await readJson(file));
  const report = parsed.data;
  const row = report?.proof ? undefined : report?.variants.find(({id}) => id === variant.id);
  const problem = (code: string, what: string, got: string): Problem => ({
    code,
    what,
    where: {file},
    expected: `a check of ${master?.sha256} without an error`,
    got,
    fix: `Run \`tenspot check ${project.spot.id}\`, and repair what it finds.`,
  });
  if (!report || !row)
    return problem(
      'check-missing',
      'the master was not checked',
      report ? (report.proof ? 'a check of the proofs' : 'a check without this variant') : 'no check.json',
    );
  if (row.sha256 !== master?.sha256)
    return problem('check-outdated', 'an older master was checked', `a check of ${row.sha256}`);
  const errors = row.findings.filter(({severity}) => severity === 'error').map(({rule}) => rule);
  if (errors.length > 0 || !row.pass)
    return problem('check-red', 'the check found errors', [...new Set(errors)].join(', ') || 'pass: false');
  const rules = appliedRules();
  const others = rules
    .filter((rule) => canonical(report.rules.find(({id}) => id === rule.id)) !== canonical(rule))
    .map(({id}) => id);
  if (others.length > 0)
    return problem(
      'check-rules',
      'the master was checked by other rules than those of this version of Tenspot',
      `other or no rules for ${others.slice(0, 5).join(', ')}${others.length > 5 ? `, and ${others.length - 5} more` : ''}`,
    );
  const {brand} = variant.props;
  const limits = limitsOfBrands([variant], project);
  if (canonical(limitsOfBrand(report.changed, brand)) !== canonical(limits))
    return problem(
      'check-limits',
      'the brand changed the limits of rules since the check',
      'a check with other limits',
    );
  if ('staged' in now && row.documents !== checkedDocuments(now.staged, project))
    return problem(
      'check-documents',
      'the documents, or files that they name, changed since the check',
      row.documents === undefined ? 'a check of an older version of Tenspot' : 'a check of other documents',
    );
  return undefined;
}
