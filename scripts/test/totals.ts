export type Totals = {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed: a file and a test with its first message, or a check. */
  failures: readonly string[];
};

export const NONE: Totals = {passed: 0, failed: 0, skipped: 0, failures: []};

export const add = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});
