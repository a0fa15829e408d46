import {Command} from 'commander';
import {spotTitle} from '../../production/project/open-spot.ts';
import {costsOf} from '../../production/takes/costs.ts';
import {listTakes} from '../../production/takes/list-takes.ts';
import {writePage} from '../../production/takes/page/write-page.ts';
import {planPruning, prune} from '../../production/takes/prune.ts';
import {writeTakesSheet} from '../../production/takes/write-takes-sheet.ts';
import {openSpotTakes} from '../arguments/verdict-command.ts';
import {describeCosts, describeTakes} from '../output/describe-takes.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {reconcileCommand} from './takes-reconcile.ts';

type Options = {sandbox: boolean; costs: boolean; sheet: boolean; page: boolean; json: boolean};

export const command = (signal: AbortSignal): Command =>
  about(new Command('takes'))
    .description('Says what was bought for each shot of a spot, what people said of it, and what it cost.')
    .option('--costs', 'where the money went, and what an approved variant came to', false)
    .option('--sheet', 'draw a contact sheet: out/<spot>/takes.jpg', false)
    .option('--page', 'write a page that plays them: out/<spot>/takes.html', false)
    .addCommand(pruning())
    .addCommand(reconcileCommand(signal))
    .action(async (spot: string | undefined, {sandbox, costs, sheet: drawn, page, json}: Options) => {
      const {project, takes} = await openSpotTakes(spot, sandbox, 'takes');
      const sheet = costsOf(project, takes);
      if (costs) return printResult(json, {spot: project.spot.id, costs: sheet}, describeCosts(sheet));
      const shots = await listTakes(project, takes);
      const title = spotTitle(project);
      const files = [
        ...(drawn ? [await writeTakesSheet(shots, title, project, openProgress(), signal)] : []),
        ...(page ? [await writePage(shots, sheet, title, project, signal)] : []),
      ];
      const data = {spot: project.spot.id, shots, costs: sheet, ...(files.length > 0 ? {files} : {})};
      printResult(json, data, files.length > 0 ? files : describeTakes(shots));
    });

/** What all that is about the takes of a spot is told. */
const about = (command: Command): Command =>
  command
    .argument('[spot]', 'a folder of compositions/spots; default: the usual one')
    .option('--sandbox', 'the takes of `shoot --sandbox`', false)
    .option('--json', 'print one JSON object on stdout', false);

type Pruned = {sandbox: boolean; dryRun: boolean; json: boolean};

const pruning = (): Command =>
  about(new Command('prune'))
    .description('Deletes the files of takes that lost to a picked one. The ledger and the verdicts stay.')
    .option('--dry-run', 'say what would go, delete nothing', false)
    .action(async (spot: string | undefined, {sandbox, dryRun, json}: Pruned) => {
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
          ? 'nothing to prune: only takes that lost to a picked one go'
          : `${megabytes(plan.bytes)} ${dryRun ? 'would be freed' : 'freed'}`,
      ]);
    });

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
