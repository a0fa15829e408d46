import {runSchedule} from '../../test/production/shoot/buy/crash/schedule.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `crash [<schedules> [<first seed>]]`: made-up days of buying, each with its crashes; ends with what they came to.
const [schedules = 10_000, first = 1] = wholeNumbers(process.argv.slice(2));
const totals = {accepted: 0, bought: 0, unresolved: 0, cancelled: 0, spent: 0};
const crashes = new Map<string, number>();
const lies = new Map<string, number>();
const failures: string[] = [];
const from = performance.now();

for (let seed = first; seed < first + schedules; seed++) {
  try {
    const report = await runSchedule(seed);
    for (const name of ['accepted', 'bought', 'unresolved', 'cancelled', 'spent'] as const)
      totals[name] += report[name];
    for (const lie of report.lied) lies.set(lie, (lies.get(lie) ?? 0) + 1);
    for (const [point, times] of report.crashes) crashes.set(point, (crashes.get(point) ?? 0) + times);
  } catch (error) {
    failures.push((error as Error).message);
    console.error(failures.at(-1));
  }
}

const crashed = [...crashes.values()].reduce((sum, each) => sum + each, 0);
console.log(
  `${schedules} schedules, ${crashed} crashes, ${((performance.now() - from) / 1000).toFixed(0)} s`,
);
for (const [lie, times] of [...lies].sort()) console.log(`  told by vendors, ${lie}: ${times}`);
for (const [point, times] of [...crashes].sort()) console.log(`  ${point}: ${times}`);
console.log(
  `${totals.accepted} jobs accepted, ${totals.bought} clips bought, ${totals.unresolved} jobs unresolved, ${totals.cancelled} cancelled in a queue, ${totals.spent} micro-dollars in both books`,
);
console.log(failures.length === 0 ? 'all of them hold' : `${failures.length} do not hold`);
process.exitCode = failures.length === 0 ? 0 : 1;
