import {runCampaigns, type WorkerReport} from '../../test/vendors/campaign/run-campaigns.ts';
import {whyNoNetwork} from '../../test/vendors/namespace.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `vendors [<campaigns> [<first seed>]]`: the real command line buys from independent vendors, which lie; then the books are
// compared. Ends after three hours at the latest.
const HOURS = 3;
const [count = 1000, first = 1] = wholeNumbers(process.argv.slice(2));

const why = whyNoNetwork();
if (why === undefined) await compareAll();
else console.log(`skipped: ${why}`);

async function compareAll(): Promise<void> {
  const failed: WorkerReport[] = [];
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);
  let done = 0;
  const tell = (report: WorkerReport): void => {
    done++;
    const {seed, faults, problems, facts} = report;
    if (done % 50 === 0) console.log(`${done} campaigns, ${failed.length} do not hold, ${seconds()} s`);
    if (faults.length + problems.length === 0) return;
    failed.push(report);
    const rules = [
      ...new Set(faults.map(({rule}) => rule)),
      ...(problems.length > 0 ? ['vendors-broken'] : []),
    ];
    console.log(
      `seed ${seed}: ${rules.join(', ')} (${facts.jobs} jobs, ${facts.runs} runs, ${facts.kills} kills)`,
    );
    if (failed.length > 1) return;
    const lines = [...faults.map(({rule, what}) => `${rule}: ${what}`), ...report.log, ...problems];
    for (const line of lines) console.log(`  ${line}`);
    console.log(`  To repeat it: npm run campaign -- vendors 1 ${seed}`);
  };
  const seeds = Array.from({length: count}, (_, index) => String(first + index));
  const until = Date.now() + HOURS * 3_600_000;
  const reports = await runCampaigns(seeds, {until, keep: process.env.CAMPAIGN_KEEP === '1', onReport: tell});
  const total = (part: 'jobs' | 'charged' | 'runs' | 'kills' | 'files' | 'overtime'): number =>
    reports.reduce((sum, {facts}) => sum + facts[part], 0);
  console.log(
    [
      `${reports.length} campaigns from seed ${first}, ${seconds()} s: ${total('runs')} runs, ${total('kills')} of them killed, ${total('overtime')} out of time`,
      `${total('jobs')} orders accepted for $${(total('charged') / 1e6).toFixed(2)} at list prices, ${total('files')} files in the vaults`,
      ...(['cap', 'paid-twice', 'lost-file', 'ledger-short', 'left-open'] as const).map((rule) => {
        const seedsOf = failed.filter(({faults}) => faults.some((fault) => fault.rule === rule));
        return `  ${rule}: ${seedsOf.length}${
          seedsOf.length > 0
            ? `, seeds ${seedsOf
                .slice(0, 12)
                .map(({seed}) => seed)
                .join(' ')}`
            : ''
        }`;
      }),
      reports.length < count ? `${count - reports.length} campaigns did not begin within ${HOURS} hours` : '',
      failed.length === 0 ? 'all of them hold' : `${failed.length} do not hold`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  );
  process.exitCode = failed.length === 0 && reports.length === count ? 0 : 1;
}
