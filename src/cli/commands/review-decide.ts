import {createInterface} from 'node:readline/promises';
import {Argument, Option} from 'commander';
import {recordDecision} from '../../node/decide.ts';
import {review} from '../../node/review.ts';
import {DECISIONS, STAGES} from '../../node/vocabulary.ts';
import {EXIT, invalid, TenspotError} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder} from '../arguments/values.ts';
import {describeAd} from '../output/describe-ad.ts';
import {describeCaptions} from '../output/describe-captions.ts';
import {describeReview} from '../output/describe-review.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {print} from '../output/terminal.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Decision = (typeof DECISIONS)[number];
type Flags = {
  stage: (typeof STAGES)[number];
  by: string;
  only?: string[];
  comment?: string;
  spot?: string;
  out?: string;
  sandbox: boolean;
  json: boolean;
};

export const decideCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('decide')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/review.jsonl of the spot']})
    .description(
      'Records the decision of a person about masters. It asks for the name of the person on a terminal: programs cannot decide.',
    )
    .addArgument(new Argument('<decision>', 'what you decide').choices(DECISIONS))
    .addOption(
      new Option('--stage <stage>', 'the stage at which you decide').choices(STAGES).makeOptionMandatory(),
    )
    .requiredOption('--by <name>', 'your name, as the round has it')
    .option('--only <variants...>', 'ids of variants; default: all that have a master')
    .option('--comment <words>', 'a comment, for the record')
    .option('--spot <id>', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--sandbox', 'decide about what was rendered with the takes of `shoot --sandbox`', false)
    .option('--json', 'refused: a decision needs a person', false)
    .runs(async (decision: Decision, flags: Flags) => {
      const {spot, sandbox, stage, by, comment, only, out, json} = flags;
      if (json || !process.stdin.isTTY || !process.stderr.isTTY) throw needsPerson(json);
      const project = await openHere(out);
      const onProgress = openProgress();
      const {standings} = await review(project, {spot, sandbox, signal, onProgress});
      const variants = standings
        .filter(({variant}) => only === undefined || only.includes(variant))
        .map(({variant: id, sha256, ad, captions, captionFiles}) => ({
          id,
          sha256,
          ad: ad?.hash ?? null,
          captions,
          shown: [...describeAd(ad), ...describeCaptions(captionFiles)],
        }));
      const unknown = only?.find((id) => !standings.some(({variant}) => variant === id));
      if (unknown !== undefined)
        throw invalid({
          code: 'variant-unknown',
          what: `there is no master of the variant "${unknown}"`,
          expected: standings.map(({variant}) => variant).join(', '),
          got: unknown,
        });
      print(
        process.stderr,
        `${decision}, at the stage ${stage}, about these files, and the ads and captions beside them:\n`,
      );
      for (const {id, sha256, shown} of variants)
        for (const line of [`${id}  sha256 ${sha256.slice(0, 16)}`, ...shown.map((each) => `  ${each}`)])
          print(process.stderr, `  ${line}\n`);
      await confirm(by, signal);
      const result = await recordDecision(project, {
        spot,
        sandbox,
        by,
        stage,
        decision,
        comment,
        variants: variants.map(({id, sha256, ad, captions: seen}) => ({id, sha256, ad, captions: seen})),
        onProgress,
      });
      printResult(false, result, describeReview(result));
      return EXIT.done;
    });

/** Has the person type the name. Errors: `decision-cancelled`. */
async function confirm(by: string, signal: AbortSignal): Promise<void> {
  const prompt = createInterface({input: process.stdin, output: process.stderr});
  try {
    const typed = await prompt.question('Type your name to confirm: ', {signal});
    if (typed.trim() === by.trim()) return;
    throw new TenspotError({
      code: 'decision-cancelled',
      what: 'nothing was decided',
      expected: `the name "${by}"`,
      got: typed.trim() === '' ? 'nothing' : `"${typed.trim()}"`,
    });
  } finally {
    prompt.close();
  }
}

const needsPerson = (json: boolean): TenspotError =>
  invalid({
    code: 'decision-needs-person',
    what: 'a decision needs a person',
    expected: 'a terminal, on which a person confirms it',
    got: json ? '--json' : 'no terminal',
    fix: 'Have a person run this command on a terminal, or decide in the app: `tenspot review`. Programs can read the review and add notes.',
  });
