export type Totals = {passed: number; failed: number; skipped: number};

export const NONE: Totals = {passed: 0, failed: 0, skipped: 0};

export const add = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});
