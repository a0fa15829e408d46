import {farmClean, farmDeploy, farmDoctor, farmEstimate} from '../../node/farm.ts';
import {type FarmRenderResult, farmRender, farmResume, farmResumeEstimate} from '../../node/farm-render.ts';
import {FARM_POLICIES} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {planFlag} from '../arguments/plan-flag.ts';
import {toCount, toNames, toUsd} from '../arguments/values.ts';
import {
  describeCleaned,
  describeDeployed,
  describeEstimate,
  describeFarmFact,
} from '../output/describe-farm.ts';
import {printBatch} from '../output/print-batch.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('farm')
    .has({cost: 'free'})
    .description('Renders the variants of a spot on AWS Lambda, with the functions of Remotion.')
    .addCommand(estimating(signal))
    .addCommand(examining(signal))
    .addCommand(deploying(signal))
    .addCommand(rendering(signal))
    .addCommand(resuming(signal))
    .addCommand(cleaning(signal));

type Place = {region?: string; memory?: number; json: boolean};

/** Adds the options that say where the farm is. */
const withPlace = (self: TenspotCommand): TenspotCommand =>
  self
    .option(
      '--region <name>',
      'the region of AWS; default: REMOTION_AWS_REGION, then AWS_REGION, then us-east-1',
    )
    .option('--memory <mb>', 'memory of the function in MB; default: 2048', (text: string) =>
      toCount(text, 512, 10_240),
    )
    .option('--json', 'print one JSON object on stdout', false);

type Chosen = Place & {only: string[]; keepGoing: boolean; proof: boolean; sandbox: boolean};

const withSpot = (self: TenspotCommand): TenspotCommand =>
  withPlace(self)
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--sandbox', 'use the takes of `shoot --sandbox`', false);

/** Adds the arguments of every command about the variants of a spot. */
const withVariants = (self: TenspotCommand): TenspotCommand =>
  withSpot(self)
    .option(
      '--only <ids>',
      'only variants with these ids (ice-shop) or axis values (hook=ice); commas between several, or repeat --only',
      toNames('ids of variants (ice-shop) or axis values (hook=ice)'),
      [],
    )
    .option('--keep-going', 'leave out variants that are not valid', false)
    .option('--proof', 'at half size', false);

const estimating = (signal: AbortSignal): TenspotCommand =>
  withVariants(new TenspotCommand('estimate'))
    .has({cost: 'free', reads: SPOT_DOCUMENTS})
    .description(
      'Estimates the functions, GB-seconds and dollars for the variants of a spot, and what they would be if each were rendered by itself. Calls nothing on AWS.',
    )
    .runs(async (spot: string | undefined, {json, ...options}: Chosen) => {
      const project = await openHere();
      const estimate = await farmEstimate(project, {...options, spot, signal, onProgress: openProgress()});
      printResult(json, estimate, describeEstimate(estimate, `render ${optionsOf(estimate.spot, options)}`));
      return EXIT.done;
    });

const examining = (signal: AbortSignal): TenspotCommand =>
  withPlace(new TenspotCommand('doctor'))
    .has({cost: 'free'})
    .description(
      'Checks what the farm needs: credentials, region, quota, policies, and whether the function and the site are of this version. With --policies, prints the IAM policies that it needs.',
    )
    .option('--policies', 'print the policies for IAM as JSON, and check nothing', false)
    .runs(async ({json, policies, ...place}: Place & {policies: boolean}) => {
      if (policies) {
        printResult(true, FARM_POLICIES, []);
        return EXIT.done;
      }
      const project = await openHere();
      const result = await farmDoctor(project, {...place, signal, onProgress: openProgress()});
      printResult(json, result, result.facts.flatMap(describeFarmFact));
      return result.healthy ? EXIT.done : EXIT.failed;
    });

const deploying = (signal: AbortSignal): TenspotCommand =>
  withPlace(new TenspotCommand('deploy'))
    .has({cost: 'writes'})
    .description(
      'Makes the bucket, the function and the site of the workspace on AWS, where they are missing. The site contains the templates, and can be read by anyone who knows its address.',
    )
    .runs(async ({json, ...place}: Place) => {
      const deployed = await farmDeploy(await openHere(), {...place, signal, onProgress: openProgress()});
      printResult(json, deployed, describeDeployed(deployed));
      return EXIT.done;
    });

const MAX_COST =
  'US dollars that the renders may cost; nothing new is started that could cost more; needed without --plan';

const PLAN =
  'print what would be rendered, and what it costs; render nothing. With the id of a printed plan: render exactly what it says, or refuse if anything has changed';

type Spending = {plan?: string | true; maxCost?: number};

const spendingIn = ({usd, unpriced}: FarmRenderResult) => ({usd, unpriced});

/** The options of a plan, as they are typed: the same plan has them again. */
const optionsOf = (
  spot: string,
  {only, proof, sandbox, keepGoing, region, memory}: Partial<Chosen>,
): string =>
  [
    spot,
    ...(only && only.length > 0 ? [`--only ${only.join(',')}`] : []),
    ...(keepGoing ? ['--keep-going'] : []),
    ...(proof ? ['--proof'] : []),
    ...(sandbox ? ['--sandbox'] : []),
    ...(region === undefined ? [] : [`--region ${region}`]),
    ...(memory === undefined ? [] : [`--memory ${memory}`]),
  ].join(' ');

const rendering = (signal: AbortSignal): TenspotCommand =>
  withVariants(new TenspotCommand('render'))
    .has({cost: 'spends', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/', 'vault/']})
    .description(
      'Renders the variants of a spot on AWS Lambda. What variants share is rendered once; what a killed run ordered is not ordered again, but for pictures that could have changed since.',
    )
    .option('--plan [id]', PLAN)
    .option('--max-cost <usd>', MAX_COST, toUsd)
    .option('--local', 'render variants on this machine of which a render on Lambda failed twice', false)
    .runs(async (named: string | undefined, flags: Chosen & Spending & {local: boolean}) => {
      const {json, plan: planned, maxCost, local, ...options} = flags;
      const {id, spot = named} = planFlag(planned, named);
      const project = await openHere();
      const run = {...options, spot, signal, onProgress: openProgress()};
      if (planned !== undefined && id === undefined) {
        const estimate = await farmEstimate(project, run);
        printResult(
          json,
          estimate,
          describeEstimate(estimate, `render ${optionsOf(estimate.spot, options)}`),
        );
        return EXIT.done;
      }
      const result = await farmRender(project, {...run, maxCost, local, plan: id});
      const more = {...(id ? {plan: id} : {}), ...spendingIn(result)};
      return printBatch(result, {json, more, keepGoing: options.keepGoing});
    });

const resuming = (signal: AbortSignal): TenspotCommand =>
  withSpot(new TenspotCommand('resume'))
    .has({cost: 'spends', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/', 'vault/']})
    .description(
      'Continues the last `farm render` of a spot if it was stopped or a variant failed, with the variants, the region and the memory of that run. Its --max-cost counts from 0: it does not count what that run cost.',
    )
    .option('--plan [id]', PLAN)
    .option('--max-cost <usd>', MAX_COST, toUsd)
    .runs(async (named: string | undefined, flags: Place & Spending & {sandbox: boolean}) => {
      const {json, plan: planned, maxCost, ...options} = flags;
      const {id, spot = named} = planFlag(planned, named);
      const project = await openHere();
      const run = {...options, spot, signal, onProgress: openProgress()};
      if (planned !== undefined && id === undefined) {
        const estimate = await farmResumeEstimate(project, run);
        printResult(
          json,
          estimate,
          describeEstimate(estimate, `resume ${optionsOf(estimate.spot, options)}`),
        );
        return EXIT.done;
      }
      const result = await farmResume(project, {...run, maxCost, plan: id});
      return printBatch(result, {json, more: {...(id ? {plan: id} : {}), ...spendingIn(result)}});
    });

const cleaning = (signal: AbortSignal): TenspotCommand =>
  withPlace(new TenspotCommand('clean'))
    .has({cost: 'writes'})
    .description(
      'Removes what Tenspot put into the bucket of the farm: staged files, files of renders, sites of earlier programs, also of other workspaces that share it. Leaves what is not older than a day (sites: 30 days), renders that were not downloaded, and everything of other projects.',
    )
    .option(
      '--everything',
      'also remove the site of this workspace, other sites that are older than a day, and the function',
      false,
    )
    .option('--dry-run', 'print what would be removed; remove nothing', false)
    .runs(async ({json, ...options}: Place & {everything: boolean; dryRun: boolean}) => {
      const cleaned = await farmClean(await openHere(), {...options, signal, onProgress: openProgress()});
      printResult(json, {dryRun: options.dryRun, ...cleaned}, describeCleaned(cleaned, options.dryRun));
      return EXIT.done;
    });
