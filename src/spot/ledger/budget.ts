import type {Micro} from './money.ts';

/** What a cap is for: a subject, a run (its batch), a spot in all runs, or a day of the workspace. */
export const SCOPES = ['subject', 'batch', 'spot', 'day'] as const;
export type Scope = (typeof SCOPES)[number];

/** The most that may be spent, in micro-dollars. A scope that is left out has no cap. */
export type Caps = Partial<Record<Scope, Micro>>;

/** What is spent and what is reserved, in one scope. */
export type Totals = {spent: Micro; held: Micro};

/** A reservation that did not fit. */
export type Breach = {scope: Scope; cap: Micro; totals: Totals; wanted: Micro};

/** The first cap that would be broken if `wanted` were added. */
export function breachOf(caps: Caps, totals: (scope: Scope) => Totals, wanted: Micro): Breach | undefined {
  for (const scope of SCOPES) {
    const cap = caps[scope];
    if (cap === undefined) continue;
    const used = totals(scope);
    if (used.spent + used.held + wanted > cap) return {scope, cap, totals: used, wanted};
  }
  return undefined;
}
