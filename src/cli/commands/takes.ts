import {spotTitle} from '../../production/project/open-spot.ts';
import {costsOf} from '../../production/takes/costs.ts';
import {listTakes} from '../../production/takes/list-takes.ts';
import {writePage} from '../../production/takes/page/write-page.ts';
import {planPruning, prune} from '../../production/takes/prune.ts';
import {writeTakesSheet} from '../../production/takes/write-takes-sheet.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openSpotTakes} from '../arguments/verdict-command.ts';
import {describeCosts, describeTakes} from '../output/describe-takes.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {TenspotCommand} from '../tenspot-command.ts';
import {billsCommand} from './takes-bills.ts';
import {reconcileCommand} from './takes-reconcile.ts';
import {vaultCommand} from './takes-vault.ts';

type Options = {sandbox: boolean; costs: boolean; sheet: boolean; page: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  withSpotFlags(new TenspotCommand('takes'))
    .description('Lists the takes that were bought for each shot of a spot, with their verdicts and prices.')
    .option('--costs', 'show the cost of each shot, and the cost per approved variant', false)
    .option('--sheet', 'draw a contact sheet: out/<spot>/takes.jpg', false)
    .option('--page', 'write a page that plays the takes: out/<spot>/takes.html', false)
    .addCommand(pruning())
    .addCommand(reconcileCommand(signal))
    .addCommand(vaultCommand())
    .addCommand(billsCommand())
    .runs(async (spot: string | undefined, {sandbox, costs, sheet: drawn, page, json}: Options) => {
      const {project, takes} = await openSpotTakes(spot, sandbox, 'takes');
      const sheet = costsOf(project, takes);
      if (costs) {
        printResult(json, {spot: project.spot.id, costs: sheet}, describeCosts(sheet));
        return EXIT.done;
      }
      const shots = await listTakes(project, takes);
      const title = spotTitle(project);
      const files = [
        ...(drawn ? [await writeTakesSheet(shots, title, project, openProgress(), signal)] : []),
        ...(page ? [await writePage(shots, sheet, title, project, signal)] : []),
      ];
      const data = {spot: project.spot.id, shots, costs: sheet, files: files.length > 0 ? files : undefined};
      printResult(json, data, files.length > 0 ? files : describeTakes(shots));
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
    .description(
      'For each shot with a picked take, deletes the files of its other takes. Keeps the ledger and the verdicts.',
    )
    .option('--dry-run', 'print what would be deleted; delete nothing', false)
    .runs(async (spot: string | undefined, {sandbox, dryRun, json}: Pruned) => {
      const {project, takes} = await openSpotTakes(spot, sandbox, 'takes prune');
      const plan = await planPruning(project, takes, new Date().toISOString());
      if (!dryRun) await prune(plan, project);
      const rows = plan.takes.map(({take: {shot, format, number, clip}, bytes}) => ({
        shot,
        format,
        take: number,
        clip,
        bytes,
      }));
      const {root} = project.workspace;
      printResult(json, {dryRun, spot: project.spot.id, takes: rows, bytes: plan.bytes}, [
        ...rows.map(
          ({shot, format, take, bytes}) => `take ${take} of ${shot} in ${format}  ${megabytes(bytes)}`,
        ),
        ...(dryRun ? describeRewrite(plan.rewrite, root) : []),
        rows.length === 0
          ? 'nothing to delete: `takes prune` only deletes takes of shots for which you picked another take'
          : `${megabytes(plan.bytes)} ${dryRun ? 'would be freed' : 'freed'}`,
      ]);
      return EXIT.done;
    });

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
