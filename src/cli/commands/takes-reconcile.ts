import {resolve} from 'node:path';
import {loadProviders} from '../../production/project/load-providers.ts';
import {findWorkspace, sandboxOf, type Workspace} from '../../production/project/workspace.ts';
import {unresolvedJob} from '../../production/shoot/ledger/unresolved-job.ts';
import {
  answerFor,
  mendLedger,
  type PersonAnswer,
  unresolvedJobs,
} from '../../production/shoot/ledger/unresolved-jobs.ts';
import type {Provider} from '../../providers/contract/contract.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import {EXIT, invalid, TenspotError} from '../../spot/problem/errors.ts';
import {toUsd} from '../arguments/values.ts';
import {
  describeMended,
  describeSettled,
  describeUnresolved,
  settledRecord,
} from '../output/describe-unresolved.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

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

export const reconcileCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('reconcile')
    .description(
      'Without a job: lists the unresolved jobs, and where to look up each one. An unresolved job is a job that a vendor may have charged for, and whose outcome, cost or file Tenspot does not know. With a job: records what you found out about it.',
    )
    .argument('[job]', 'the id of an unresolved job; default: list all of them')
    .option('--charged <usd>', 'the vendor charged this many US dollars, according to its bill', toUsd)
    .option('--not-charged', 'the vendor did not charge for the job', false)
    .option(
      '--ask-again',
      'let the next `tenspot shoot` ask the vendor again about the job; does not submit it again',
      false,
    )
    .option(
      '--clip <file>',
      'with --charged: the clip of the job, if you have it; without --clip, the job ends without a take',
    )
    .option('--by <who>', 'your name, for the ledger')
    .option(
      '--why <words>',
      'how you know, for the ledger: for example the number of an invoice, or the answer of the support',
    )
    .option(
      '--repair',
      'repair a damaged ledger; jobs whose outcome cannot be proven become unresolved',
      false,
    )
    .option('--sandbox', 'use the ledger of `shoot --sandbox`', false)
    .option('--dry-run', 'print what would be written; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (job: string | undefined, options: Options) => {
      const {json, dryRun} = options;
      const found = await findWorkspace(process.cwd());
      const context = {workspace: options.sandbox ? sandboxOf(found) : found, now: Date.now};
      if (options.repair) {
        refuseBesideRepair(job, options);
        const mended = await mendLedger(context);
        printResult(json, {repaired: mended === 'whole' ? null : mended}, describeMended(mended));
        return EXIT.done;
      }
      const answer = answerIn(job, options);
      if (job === undefined || answer === undefined) {
        const providers = await providersOf(found);
        const jobs = (await unresolvedJobs(context)).map((each) => unresolvedJob(each, providers));
        printResult(json, {unresolved: jobs}, describeUnresolved(jobs, options.sandbox));
        return EXIT.done;
      }
      const file = options.clip === undefined ? undefined : resolve(options.clip);
      const settled = await answerFor(context, job, answer, {found: file, rehearsal: dryRun, signal});
      printResult(json, {dryRun, ...settledRecord(settled)}, [describeSettled(settled, dryRun)]);
      return EXIT.done;
    });

/** The providers of a workspace. Paid jobs can be listed and settled also while a provider of the workspace cannot be loaded. */
async function providersOf(workspace: Workspace): Promise<readonly Provider[]> {
  try {
    return await loadProviders(workspace);
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return loadProviders();
  }
}

/** What a person found out about the job. Undefined where the jobs are to be listed. */
function answerIn(job: string | undefined, options: Options): PersonAnswer | undefined {
  const {charged, notCharged, askAgain, clip, by, why} = options;
  const said = [
    charged !== undefined && '--charged',
    notCharged && '--not-charged',
    askAgain && '--ask-again',
  ].filter((each) => each !== false);
  if (job === undefined && said.length === 0 && clip === undefined) return undefined;
  if (job === undefined)
    throw usage(
      'the id of the job is missing',
      'the id of a job, then one option that says what you found out',
      said[0] ?? '--clip',
      LIST,
    );
  if (said.length !== 1)
    throw usage(
      `exactly one option must say what you found out about job ${job}`,
      'one of --charged <usd>, --not-charged, --ask-again',
      said.join(' and ') || 'none of them',
    );
  if (clip !== undefined && charged === undefined)
    throw usage('--clip needs --charged', '--charged <usd> with --clip', `${said[0]} with --clip`, FREE);
  const missing = [!by?.trim() && '--by <who>', !askAgain && !why?.trim() && '--why <words>'].filter(Boolean);
  if (missing.length > 0)
    throw usage(
      'the ledger needs to know who answered, and why',
      missing.join(' and '),
      'nothing',
      `Add ${missing.join(' and ')}.`,
    );
  if (askAgain) return {act: 'ask-again', by: by as string, ...(why === undefined ? {} : {note: why})};
  const words = {by: by as string, note: why as string};
  const cost = charged === undefined ? undefined : toMicro(charged);
  return cost === undefined
    ? {act: 'settle', settlement: {outcome: 'not-charged', ...words}}
    : {act: 'settle', settlement: {outcome: 'charged', cost, ...words}};
}

const LIST = 'Run `tenspot takes reconcile`: it lists the unresolved jobs.';
const FREE = 'For a clip that was free, use --charged 0.';

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
  if (extra.length > 0)
    throw usage(
      '--repair cannot be combined with a job or with these options',
      '--repair, with --sandbox or --json at most',
      `--repair with ${extra.join(' ')}`,
    );
}
