import {changedLimits} from '../../spot/findings/changed-limits.ts';
import type {ChangedLimit, CheckReport} from '../../spot/findings/check-report.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {BURNT_RULES, COPY_RULES, GRAPHICS_RULES, MASTER_RULES, TAKE_RULES} from './rules/rules.ts';

/** In the order in which they are applied. */
const ALL_RULES = [...COPY_RULES, ...TAKE_RULES, ...GRAPHICS_RULES, ...MASTER_RULES, ...BURNT_RULES];

/** Every rule of this version with its limits, as `check.json` lists them. */
export const appliedRules = (): CheckReport['rules'] =>
  ALL_RULES.map(({id, version, title, severity, limits}) => ({
    id,
    version,
    title,
    severity,
    limits: Object.fromEntries(
      Object.entries(limits).map(([name, {value, unit, source}]) => [name, {value, unit, source}]),
    ),
  }));

/** The limits that the brands of these variants change. Errors: those of `changedLimits`. */
export function limitsOfBrands(
  variants: readonly Pick<Variant, 'props'>[],
  {catalog}: Pick<SpotProject, 'catalog'>,
): ChangedLimit[] {
  const ids = [...new Set(variants.map(({props}) => props.brand))];
  return ids.flatMap((id) => changedLimits(catalog.brands[id] as Brand, ALL_RULES));
}
