import fc from 'fast-check';
import {expect, test} from 'vitest';
import {costSheet, type Spending} from '../../../src/spot/takes/cost-sheet.ts';

const spending = fc
  .record({
    shot: fc.constantFrom('hook', 'proof'),
    format: fc.constantFrom('9:16', '1:1'),
    end: fc.constantFrom('bought' as const, 'failed' as const, 'held' as const),
    verdict: fc.constantFrom(undefined, 'picked' as const, 'rejected' as const),
    spent: fc.integer({min: 0, max: 100_000_000}),
    held: fc.integer({min: 0, max: 100_000_000}),
  })
  .map(
    ({end, spent, held, ...rest}): Spending => ({
      ...rest,
      end,
      spent: end === 'held' ? 0 : spent,
      held: end === 'held' ? held : 0,
    }),
  );

test('the total equals the sum of the jobs, however they are grouped', () => {
  fc.assert(
    fc.property(fc.array(spending), fc.integer({min: 0, max: 9}), (jobs, approved) => {
      const {shots, total, perApproved} = costSheet(jobs, {variants: 10, approved});
      const spent = jobs.reduce((sum, job) => sum + job.spent, 0);
      expect(total.spent).toBe(spent);
      expect(shots.reduce((sum, line) => sum + line.spent, 0)).toBe(spent);
      for (const line of [...shots, total]) {
        const {picked, rejected, other, failed} = line;
        expect(picked.micro + rejected.micro + other.micro + failed.micro).toBe(line.spent);
      }
      expect(total.held.micro).toBe(jobs.reduce((sum, job) => sum + job.held, 0));
      expect(perApproved).toBe(approved === 0 ? null : Math.round(spent / approved));
    }),
  );
});
