import {runSeeded} from '../../test/production/farm/seeded-run.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `farm [<runs> [<first seed>]]`: batches on the farm of a fake AWS that throttles, hangs, starts late and loses answers, in runs that are
// killed and stopped. Pictures are text. A run that does not hold prints its seed: `farm 1 <seed>` repeats it.
const [runs = 100, first = 1] = wholeNumbers(process.argv.slice(2));
const totals = {variants: 0, shown: 0, distinct: 0, started: 0, useless: 0, usd: 0};
const faults = new Map<string, number>();
const failures: string[] = [];
const from = performance.now();

for (let seed = first; seed < first + runs; seed++) {
  try {
    const {variants, frames, renders, usd, faults: seen} = await runSeeded(seed);
    const found = {variants, ...frames, ...renders, usd};
    for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += found[name];
    for (const [fault, times] of seen) faults.set(fault, (faults.get(fault) ?? 0) + times);
  } catch (error) {
    failures.push((error as Error).message);
    console.error(`${failures.at(-1)}\n  npm run campaign -- farm 1 ${seed}`);
  }
}

const {variants, shown, distinct, started, useless, usd} = totals;
console.log(
  [
    `${runs} runs from seed ${first}, ${((performance.now() - from) / 1000).toFixed(0)} s: ${variants} variants, ${shown} frames, ${distinct} of them distinct`,
    ...[...faults].sort().map(([fault, times]) => `  ${fault}: ${times}`),
    `${started} renders, of which ${useless} failed or were stopped; $${usd.toFixed(4)} in the journal and on the fake AWS`,
    failures.length === 0 ? 'all of them hold' : `${failures.length} do not hold`,
  ].join('\n'),
);
process.exitCode = failures.length === 0 ? 0 : 1;
