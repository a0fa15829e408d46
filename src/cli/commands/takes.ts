import {pruneTakes} from '../../node/prune-takes.ts';
import {takes} from '../../node/takes.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeCosts, describeTakes} from '../output/describe-takes.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {billsCommand} from './takes-bills.ts';
import {reconcileCommand} from './takes-reconcile.ts';
import {vaultCommand} from './takes-vault.ts';

type Options = {sandbox: boolean; costs: boolean; sheet: boolean; page: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  withSpotFlags(
    new TenspotCommand('takes').has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: ['out/<spot>/takes.jpg, with --sheet', 'out/<spot>/takes.html, with --page'],
    }),
  )
    .description('Lists the takes that were bought for each shot of a spot, with their verdicts and prices.')
    .option('--costs', 'show the cost of each shot, and the cost per approved variant', false)
    .option('--sheet', 'draw a contact sheet: out/<spot>/takes.jpg', false)
    .option('--page', 'write a page that plays the takes: out/<spot>/takes.html', false)
    .addCommand(pruning())
    .addCommand(reconcileCommand(signal))
    .addCommand(vaultCommand())
    .addCommand(billsCommand())
    .runs(async (spot: string | undefined, {sandbox, costs: onlyCosts, sheet, page, json}: Options) => {
      const wanted = onlyCosts ? {} : {sheet, page};
      const onProgress = openProgress();
      const result = await takes(await openHere(), {spot, sandbox, ...wanted, signal, onProgress});
      const {shots, costs, files} = result;
      if (onlyCosts) printResult(json, {spot: result.spot, costs}, describeCosts(costs));
      else {
        const data = {spot: result.spot, shots, costs, files: files.length > 0 ? files : undefined};
        printResult(json, data, files.length > 0 ? files : describeTakes(shots));
      }
      return EXIT.done;
    });

/** Adds the arguments of every command about the takes of a spot. */
const withSpotFlags = (command: TenspotCommand): TenspotCommand =>
  command
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--sandbox', 'use the takes of `shoot --sandbox`', false)
    .option('--json', 'print one JSON object on stdout', false);

type Pruned = {sandbox: boolean; dryRun: boolean; json: boolean};

const pruning = (): TenspotCommand =>
  withSpotFlags(new TenspotCommand('prune'))
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['vault/', 'takes.yaml of the spot']})
    .description(
      'For each shot with a picked take, deletes the files of its other takes. Keeps the ledger and the verdicts.',
    )
    .option('--dry-run', 'print what would be deleted; delete nothing', false)
    .runs(async (spot: string | undefined, {sandbox, dryRun, json}: Pruned) => {
      const project = await openHere();
      const {
        spot: id,
        takes: rows,
        bytes,
        change,
      } = await pruneTakes(project, {
        ...{spot, sandbox, dryRun},
        onProgress: openProgress(),
      });
      printResult(json, {dryRun, spot: id, takes: rows, bytes}, [
        ...rows.map(
          ({shot, format, take, bytes: own}) => `take ${take} of ${shot} in ${format}  ${megabytes(own)}`,
        ),
        ...(dryRun ? describeRewrite(change, project.root) : []),
        rows.length === 0
          ? 'nothing to delete: `takes prune` only deletes takes of shots for which you picked another take'
          : `${megabytes(bytes)} ${dryRun ? 'would be freed' : 'freed'}`,
      ]);
      return EXIT.done;
    });

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
