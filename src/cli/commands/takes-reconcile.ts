import {type JobAnswer, repairTakes, settleTake, unresolvedTakes} from '../../node/reconcile-takes.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toUsd} from '../arguments/values.ts';
import {describeMended, describeSettled, describeUnresolved} from '../output/describe-unresolved.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
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
    .has({cost: 'writes', writes: ['vault/']})
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
      "how you know, for the ledger: for example the number of an invoice, or the answer of the vendor's support",
    )
    .option(
      '--repair',
      'repair a damaged, old or missing ledger; jobs whose outcome cannot be proven become unresolved',
      false,
    )
    .option('--sandbox', 'use the ledger of `shoot --sandbox`', false)
    .option('--dry-run', 'print what would be written; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (job: string | undefined, options: Options) => {
      const {json, dryRun, sandbox} = options;
      const project = await openHere();
      if (options.repair) {
        refuseBesideRepair(job, options);
        const mended = await repairTakes(project, {sandbox});
        printResult(json, {repaired: mended}, describeMended(mended));
        return EXIT.done;
      }
      const answer = answerIn(job, options);
      if (job === undefined || answer === undefined) {
        const jobs = await unresolvedTakes(project, {sandbox, onProgress: openProgress()});
        printResult(json, {unresolved: jobs}, describeUnresolved(jobs, sandbox));
        return EXIT.done;
      }
      const settled = await settleTake(project, {job, ...answer, sandbox, dryRun, signal});
      const {state, usd, file} = settled;
      printResult(json, {dryRun, job, state, usd, file}, [describeSettled(settled, dryRun)]);
      return EXIT.done;
    });

/** What a person found out about the job. Undefined where the jobs are to be listed. */
function answerIn(job: string | undefined, options: Options): Omit<JobAnswer, 'job'> | undefined {
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
  const outcome = askAgain ? 'ask-again' : notCharged ? 'not-charged' : 'charged';
  return {outcome, by: by as string, why, usd: charged, clip};
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
