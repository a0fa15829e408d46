import {answerVault, vault} from '../../node/vault.ts';
import type {PlaceAnswer} from '../../node/vocabulary.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describePlaceAnswered, describeVault} from '../output/describe-vault.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Options = Record<PlaceAnswer['act'], boolean> & {
  by?: string;
  why?: string;
  dryRun: boolean;
  json: boolean;
};

const ACTS = ['moved', 'restored', 'copy', 'new'] as const satisfies readonly PlaceAnswer['act'][];

export const vaultCommand = (): TenspotCommand =>
  new TenspotCommand('vault')
    .has({cost: 'writes', writes: ['vault/']})
    .description(
      'Shows what is in the vault, and whether this is the workspace or a copy of it. With one of the options: records which one it is. In a copied workspace, nothing is ordered before that.',
    )
    .option(
      '--moved',
      'this is the workspace: it was moved, or its disk was mounted again, and no copy of it is used any more',
      false,
    )
    .option(
      '--restored',
      'this is the workspace, and its vault was restored from a backup: nothing is ordered until you settle what the backup may lack',
      false,
    )
    .option(
      '--copy',
      'this is a copy, and a separate workspace from now on: it leaves unfinished jobs to the original, and may buy again what the original buys',
      false,
    )
    .option(
      '--new',
      'buy here, although the documents name takes that were bought elsewhere; keeps what this vault has',
      false,
    )
    .option('--by <who>', 'your name, for the record')
    .option('--why <words>', 'how you know, for the record')
    .option('--dry-run', 'print what would be written; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (options: Options) => {
      const {dryRun} = options;
      const project = await openHere();
      const answer = answerIn(options);
      if (answer) {
        const answered = await answerVault(project, {...answer, dryRun});
        const {identity, left, window} = answered;
        const {id: workspace = null, history = []} = identity ?? {};
        printResult(options.json, {dryRun, workspace, act: answer.act, left, window, history}, [
          ...describePlaceAnswered(answer.act, answered),
        ]);
        return EXIT.done;
      }
      const status = await vault(project);
      printResult(options.json, {vault: status}, describeVault(status));
      return EXIT.done;
    });

function answerIn({by, why, dryRun, ...options}: Options): PlaceAnswer | undefined {
  const said = ACTS.filter((act) => options[act]);
  const [act] = said;
  if (act === undefined && by === undefined && why === undefined && !dryRun) return undefined;
  if (act !== undefined && said.length === 1 && by?.trim())
    return {act, by, ...(why === undefined ? {} : {why})};
  throw invalid({
    code: 'usage-vault',
    what: 'the command needs to know which workspace this is, and who says so',
    expected: 'one of --moved, --restored, --copy and --new, with --by <who>',
    got: [...said.map((each) => `--${each}`), by?.trim() ? '--by' : 'no --by'].join(' and '),
    fix: 'See `tenspot takes vault --help`.',
  });
}
