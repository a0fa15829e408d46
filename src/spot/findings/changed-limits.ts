import type {BrandFile, BrandLimit} from '../brand/brand-file.ts';
import {invalid, type Problem} from '../problem/errors.ts';
import {didYouMean, nearest} from '../problem/nearest-name.ts';
import {type Locate, show} from '../problem/schema-problems.ts';
import type {ChangedLimit} from './check-report.ts';
import type {Limit, Rule} from './rule.ts';

/** A brand, and where its `brand.yaml` says what. */
type LimitedBrand = {id: string; file: BrandFile; locate: Locate};

/** Rules of any subject. */
type LimitedRules = readonly Pick<Rule<never>, 'id' | 'limits'>[];

/**
 * The limits that a brand changes in `defaults.tenspot.check`. A limit that makes its rule stricter needs no reason; a looser one
 * needs a name and a reason. Equal ones are left out. Throws one error with all problems: `check-rule-unknown`, `check-limit-unknown`,
 * `check-limit-looser`.
 */
export function changedLimits({id: brand, file, locate}: LimitedBrand, rules: LimitedRules): ChangedLimit[] {
  const problems: Problem[] = [];
  const changed: ChangedLimit[] = [];
  const limitsOf = new Map(rules.map(({id, limits}) => [id, limits]));
  for (const [rule, own] of Object.entries(file.defaults.tenspot.check)) {
    const path = ['defaults', 'tenspot', 'check', rule];
    const limits = limitsOf.get(rule);
    if (!limits) {
      problems.push(unknown('rule', rule, [...limitsOf.keys()], path, locate));
      continue;
    }
    for (const [name, written] of Object.entries(own)) {
      const at = [...path, name];
      const limit = limits[name];
      if (!limit) {
        problems.push(unknown('limit', name, Object.keys(limits), at, locate));
        continue;
      }
      const {
        value: to,
        by,
        why,
      } = typeof written === 'number' ? {value: written, by: null, why: null} : written;
      if (to === limit.value) continue;
      if (by === null && !isStricter(limit, to)) problems.push(looser(limit, written, at, locate));
      else changed.push({brand, rule, limit: name, unit: limit.unit, from: limit.value, to, by, why});
    }
  }
  if (problems.length > 0) throw invalid(problems);
  return changed;
}

/** Those of the changed limits that apply to a variant of this brand. */
export const limitsOfBrand = (changed: readonly ChangedLimit[], brand: string): ChangedLimit[] =>
  changed.filter((change) => change.brand === brand);

const isStricter = ({value, stricter}: Limit, to: number): boolean =>
  stricter === 'lower' ? to < value : to > value;

function unknown(
  kind: 'rule' | 'limit',
  name: string,
  known: readonly string[],
  path: string[],
  locate: Locate,
): Problem {
  const near = nearest(name, known);
  return {
    code: `check-${kind}-unknown`,
    what: `there is no ${kind} "${name}"`,
    where: {...locate(path), field: path.join('.')},
    expected: known.join(', ') || `no ${kind}`,
    got: show(name),
    ...didYouMean(near, `Name a ${kind} that \`check.json\` lists, or remove it.`),
  };
}

const looser = (
  {value, unit, stricter}: Limit,
  written: BrandLimit,
  path: string[],
  locate: Locate,
): Problem => ({
  code: 'check-limit-looser',
  what: 'makes the rule looser without a name and a reason',
  where: {...locate(path), field: path.join('.')},
  expected: `a number ${stricter === 'lower' ? 'below' : 'above'} ${value} ${unit}, or {value, by, why}`,
  got: show(written),
  fix: `Write {value: ${show(written)}, by: <who decided it>, why: <the reason>}, or remove it.`,
});
