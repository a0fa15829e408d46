import {canonical} from '../keys/canonical-json.ts';
import {limitsOfBrand} from './changed-limits.ts';
import type {ChangedLimit, CheckReport} from './check-report.ts';

type Row = CheckReport['variants'][number];

/**
 * The spot as it is now. `brands`: the brand of each variant. `limits`: those that these brands change. `masters`: the sha256 of the masters of
 * the other variants, by variant; those without a file are left out.
 */
type Current = {
  brands: ReadonlyMap<string, string>;
  limits: readonly ChangedLimit[];
  masters: ReadonlyMap<string, string>;
};

/**
 * A report of some variants of a spot, with what an earlier report says of the others, in the order of the documents. An earlier result stays
 * if its variant still exists, its master is the one that was checked, and the same rules with the same limits judged it. Whether its documents
 * are still the same is for the reader of the report to compare: their hash is in it. Counts are those of all results; times are those of `report`.
 */
export function withEarlierResults(
  report: CheckReport,
  earlier: CheckReport | undefined,
  {brands, limits, masters}: Current,
): CheckReport {
  const isSameCheck =
    earlier?.spot === report.spot &&
    earlier.proof === report.proof &&
    canonical(earlier.rules) === canonical(report.rules);
  const now = new Map(report.variants.map((row) => [row.id, row]));
  const isValid = ({id, sha256}: Row): boolean => {
    const brand = brands.get(id);
    if (brand === undefined || sha256 === null || sha256 !== masters.get(id) || now.has(id)) return false;
    return (
      canonical(limitsOfBrand(earlier?.changed ?? [], brand)) === canonical(limitsOfBrand(limits, brand))
    );
  };
  const kept = isSameCheck ? earlier.variants.filter(isValid) : [];
  if (kept.length === 0) return report;
  // Answers of another model, or to other questions, are not shown beside those of this one.
  const advice = report.advice ?? earlier?.advice;
  const isSameAdvice = canonical(earlier?.advice ?? null) === canonical(advice ?? null);
  const rows = new Map(
    [
      ...kept.map(({advice: own, ...row}): Row => (isSameAdvice && own ? {...row, advice: own} : row)),
      ...report.variants,
    ].map((row) => [row.id, row]),
  );
  const variants = [...brands.keys()].flatMap((id) => rows.get(id) ?? []);
  const findings = variants.flatMap((row) => row.findings);
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const own = new Set(variants.map(({id}) => brands.get(id)));
  return {
    ...report,
    pass: variants.every(({pass}) => pass),
    changed: limits.filter(({brand}) => own.has(brand)),
    variants,
    ...(advice ? {advice} : {}),
    distinctness: earlier ? widerOf(report.distinctness, earlier.distinctness, rows) : report.distinctness,
    totals: {
      ...report.totals,
      variants: variants.length,
      passed: variants.filter(({pass}) => pass).length,
      errors: count('error'),
      warnings: count('warning'),
    },
  };
}

/** The comparison of more variants, if all of them are still in the report. */
function widerOf(
  now: CheckReport['distinctness'],
  earlier: CheckReport['distinctness'],
  rows: ReadonlyMap<string, Row>,
): CheckReport['distinctness'] {
  const [compared, before] = [now.concepts.flat(), earlier.concepts.flat()];
  return before.length > compared.length && before.every((id) => rows.has(id)) ? earlier : now;
}
