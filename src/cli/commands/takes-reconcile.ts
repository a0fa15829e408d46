import {resolve} from 'node:path';
import {Command} from 'commander';
import {loadProviders} from '../../production/project/load-providers.ts';
import {findWorkspace, sandboxOf} from '../../production/project/workspace.ts';
import {unresolvedJob} from '../../production/shoot/ledger/unresolved-job.ts';
import {
  answerFor,
  mendLedger,
  type PersonAnswer,
  unresolvedJobs,
} from '../../production/shoot/ledger/unresolved-jobs.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {toUsd} from '../arguments/spot-argument.ts';
import {
  describeMended,
  describeSettled,
  describeUnresolved,
  settledRecord,
} from '../output/describe-unresolved.ts';
import {printResult} from '../output/print-result.ts';

type Options = {
  charged?: number;
  notCharged: boolean;
  askAgain: boolean;
  clip?: string;
  by?: string;
  why?: string;
  repair: boolean;
  sandbox: boolean;
  dryRun: boolean;
  json: boolean;
};

export const reconcileCommand = (signal: AbortSignal): Command =>
  new Command('reconcile')
    .description(
      'Lists the unresolved jobs: paid jobs whose outcome, cost or file is not known, and where to look each of them up; or settles one by what a person found out.',
    )
    .argument('[job]', 'the id of an unresolved job; default: all of them are listed')
    .option('--charged <usd>', 'it was charged: US dollars by the bill', toUsd)
    .option('--not-charged', 'it was not charged', false)
    .option(
      '--ask-again',
      'have the next `tenspot shoot` ask the provider once more; sends nothing anew',
      false,
    )
    .option(
      '--clip <file>',
      'with --charged: its clip, where it was found; without one the job is over without a take',
    )
    .option('--by <who>', 'who says so; stays in the ledger')
    .option(
      '--why <words>',
      'how that is known: a number of a bill, an answer of the support; stays in the ledger',
    )
    .option('--repair', 'repair a damaged ledger; jobs whose events are lost become unresolved', false)
    .option('--sandbox', 'of the sandbox', false)
    .option('--dry-run', 'say what would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (job: string | undefined, options: Options) => {
      const {json, dryRun} = options;
      const found = await findWorkspace(process.cwd());
      const desk = {workspace: options.sandbox ? sandboxOf(found) : found, now: Date.now};
      if (options.repair) {
        refuseBesideRepair(job, options);
        const mended = await mendLedger(desk);
        return printResult(json, {repaired: mended === 'whole' ? null : mended}, describeMended(mended));
      }
      const said = answerIn(job, options);
      if (job === undefined || said === undefined) {
        const providers = await loadProviders(found);
        const jobs = (await unresolvedJobs(desk)).map((each) => unresolvedJob(each, providers));
        return printResult(json, {unresolved: jobs}, describeUnresolved(jobs, options.sandbox));
      }
      const file = options.clip === undefined ? undefined : resolve(options.clip);
      const settled = await answerFor(desk, job, said, {found: file, rehearsal: dryRun, signal});
      printResult(json, {dryRun, ...settledRecord(settled)}, [describeSettled(settled, dryRun)]);
    });

/** What was said about the job; nothing where all are to be listed. */
function answerIn(job: string | undefined, options: Options): PersonAnswer | undefined {
  const {charged, notCharged, askAgain, clip, by, why} = options;
  const said = [
    charged !== undefined && '--charged',
    notCharged && '--not-charged',
    askAgain && '--ask-again',
  ].filter((each) => each !== false);
  if (job === undefined && said.length === 0 && clip === undefined) return undefined;
  if (job === undefined)
    throw usage('which job is meant', 'its id, then what was found out', said[0] ?? '--clip', LIST);
  if (said.length !== 1)
    throw usage(
      `what is to be written about ${job}`,
      'one of --charged <usd>, --not-charged, --ask-again',
      said.join(' and ') || 'none of them',
    );
  if (clip !== undefined && charged === undefined)
    throw usage(
      'a clip is that of a job that was charged',
      '--charged <usd> with --clip',
      `${said[0]} with --clip`,
      FREE,
    );
  const missing = [!by?.trim() && '--by <who>', !askAgain && !why?.trim() && '--why <words>'].filter(Boolean);
  if (missing.length > 0)
    throw usage('who says so, and why, stays in the ledger', missing.join(' and '), 'nothing', 'Add it.');
  if (askAgain) return {act: 'ask-again', by: by as string, ...(why === undefined ? {} : {note: why})};
  const words = {by: by as string, note: why as string};
  const cost = charged === undefined ? undefined : toMicro(charged);
  return cost === undefined
    ? {act: 'settle', settlement: {outcome: 'not-charged', ...words}}
    : {act: 'settle', settlement: {outcome: 'charged', cost, ...words}};
}

const LIST = 'Run `tenspot takes reconcile`: it lists the unresolved jobs.';
const FREE = 'A clip that was free of charge is --charged 0.';

const usage = (what: string, expected: string, got: string, fix = 'See `tenspot takes reconcile --help`.') =>
  invalid({code: 'usage-reconcile', what, expected, got, fix});

function refuseBesideRepair(
  job: string | undefined,
  {charged, notCharged, askAgain, clip, dryRun}: Options,
): void {
  const beside = [
    job,
    charged !== undefined && '--charged',
    notCharged && '--not-charged',
    askAgain && '--ask-again',
  ];
  const extra = [...beside, clip !== undefined && '--clip', dryRun && '--dry-run'].filter(Boolean);
  if (extra.length > 0) throw usage('--repair goes alone', '--repair', `--repair with ${extra.join(' ')}`);
}
