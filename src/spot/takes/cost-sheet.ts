import type {Micro} from '../ledger/money.ts';

/** The cost of one job in the ledger. */
export type Spending = {
  /** The id of a shot; of anything else its type before that: `line:hook`. */
  shot: string;
  /** Empty where one purchase serves every format. */
  format: string;
  /** `bought`: its take came. `failed`: it came to nothing. `held`: on its way or unresolved, with its money reserved. */
  end: 'bought' | 'failed' | 'held';
  verdict: 'picked' | 'rejected' | undefined;
  spent: Micro;
  held: Micro;
};

/** A number of takes and their cost. */
export type Sum = {takes: number; micro: Micro};

/** One line of the cost sheet. */
export type CostLine = {
  /** Takes that were picked. */
  picked: Sum;
  /** Takes that were rejected. */
  rejected: Sum;
  /** Bought, but neither picked nor rejected. */
  other: Sum;
  /** Charged, but without a take. */
  failed: Sum;
  /** Reserved until the cost is known. */
  held: Sum;
  /** Micro-dollars that were paid: `picked`, `rejected`, `other` and `failed` together. */
  spent: Micro;
};

/** The cost of a spot's takes and of the lines of its voices, by shot or slot, and in total. */
export type CostSheet = {
  /**
   * A row for each shot and format for which a job was begun, and for each slot whose line was bought: `line:hook`, with an empty
   * format. Sorted by name: purchases run side by side, so their order differs from run to run.
   */
  shots: (CostLine & {shot: string; format: string})[];
  /** All of them together. */
  total: CostLine;
  /** How many variants the spot has. */
  variants: number;
  /** How many of them show only takes that a person picked. */
  approved: number;
  /** The total divided by the number of approved variants; null if none is approved. */
  perApproved: Micro | null;
};

/** Sums up the jobs of a spot in whole micro-dollars, so that the total equals the ledger's. */
export function costSheet(
  jobs: readonly Spending[],
  {variants, approved}: {variants: number; approved: number},
): CostSheet {
  const groups = Map.groupBy(jobs, ({shot, format}) => `${shot}@${format}`);
  const total = lineOf(jobs);
  return {
    shots: [...groups.keys()].sort().flatMap((key) => {
      const own = groups.get(key) ?? [];
      const [first] = own;
      return first ? [{shot: first.shot, format: first.format, ...lineOf(own)}] : [];
    }),
    total,
    variants,
    approved,
    perApproved: approved === 0 ? null : Math.round(total.spent / approved),
  };
}

function lineOf(jobs: readonly Spending[]): CostLine {
  const sum = (own: readonly Spending[]): Sum => ({
    takes: own.length,
    micro: own.reduce((all, {spent}) => all + spent, 0),
  });
  const bought = jobs.filter(({end}) => end === 'bought');
  const held = jobs.filter(({end}) => end === 'held');
  return {
    picked: sum(bought.filter(({verdict}) => verdict === 'picked')),
    rejected: sum(bought.filter(({verdict}) => verdict === 'rejected')),
    other: sum(bought.filter(({verdict}) => verdict === undefined)),
    failed: sum(jobs.filter(({end, spent}) => end === 'failed' && spent > 0)),
    held: {takes: held.length, micro: held.reduce((all, job) => all + job.held, 0)},
    spent: jobs.reduce((all, {spent}) => all + spent, 0),
  };
}
