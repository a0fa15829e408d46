import {Command} from 'commander';
import {costsOf} from '../../production/edit/costs.ts';
import {listTakes} from '../../production/edit/list.ts';
import {planPruning, prune} from '../../production/edit/prune.ts';
import {answer} from '../answer.ts';
import {describeRewrite} from '../diff.ts';
import {describeCosts, describeTakes} from '../takes-list.ts';
import {openSpot} from '../verdict-command.ts';

type Options = {sandbox: boolean; costs: boolean; json: boolean};

export const command = (): Command =>
  about(new Command('takes'))
    .description('Says what was bought for each shot of a spot, what people said of it, and what it cost.')
    .option('--costs', 'where the money went, and what an approved variant came to', false)
    .addCommand(pruning())
    .action(async (spot: string | undefined, {sandbox, costs, json}: Options) => {
      const {production, takes} = await openSpot(spot, sandbox, 'takes');
      const sheet = costsOf(production, takes);
      if (costs) return answer(json, {spot: production.spot.id, costs: sheet}, describeCosts(sheet));
      const shots = await listTakes(production, takes);
      answer(json, {spot: production.spot.id, shots, costs: sheet}, describeTakes(shots));
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
      const {production, takes} = await openSpot(spot, sandbox, 'takes prune');
      const plan = await planPruning(production, takes, new Date().toISOString());
      if (!dryRun) await prune(plan, production);
      const rows = plan.takes.map(({take: {shot, format, number, clip}, bytes}) => ({
        shot,
        format,
        take: number,
        clip,
        bytes,
      }));
      const {root} = production.workspace;
      answer(json, {dryRun, spot: production.spot.id, takes: rows, bytes: plan.bytes}, [
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
