import {createInterface} from 'node:readline/promises';
import {InvalidArgumentError, Option} from 'commander';
import {translate, translatePlan} from '../../node/translate.ts';
import {WRITE_STEPS, type WriteStep} from '../../node/vocabulary.ts';
import {type WriteResult, whoWrote, write, writePlan} from '../../node/write.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {visibleText} from '../../spot/problem/visible-text.ts';
import {openHere} from '../arguments/here.ts';
import {planFlag} from '../arguments/plan-flag.ts';
import {toCount, toUsd} from '../arguments/values.ts';
import {describeWordsPlan} from '../output/describe-words-plan.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {print} from '../output/terminal.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Flags = {
  step?: WriteStep[];
  template: boolean;
  model?: string;
  maxCost?: number;
  plan?: string | true;
  take: number;
  sandbox: boolean;
  origins: boolean;
  translate: boolean;
  yes: boolean;
  dryRun: boolean;
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('write')
    .has({
      cost: 'spends',
      reads: ['brief', 'angles', 'script', 'shots', 'variants', 'brand'],
      writes: [
        'angles.yaml, script.yaml, shots.yaml, variants.yaml and written.yaml of the spot',
        'translations/*.yaml of the spot',
        'vault/',
      ],
    })
    .description(
      'Writes the documents of a spot from its brief: angles, script, shots and variants. Shows the changes, and asks before it replaces what a person wrote. Says which angles the brief has no proof for, which shots have to be filmed, and which texts are still to be written. With --translate, has a model translate the texts of variants in other languages instead.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .addOption(
      new Option(
        '--step <names>',
        `write only these, separated by commas: ${WRITE_STEPS.join(', ')}`,
      ).argParser(toSteps),
    )
    .option(
      '--template',
      'arrange sentences of the brief in frameworks: needs no model, and adds no words but neutral calls to action',
      false,
    )
    .option(
      '--model <name>',
      'the model that writes: an id of docs/write.md, or what its vendor calls it; default: the first one whose key is set',
    )
    .addOption(
      new Option(
        '--plan [id]',
        'print which questions a model would be asked now, and for how much; buy and write nothing. With the id of a printed plan: buy exactly what it says, or refuse if anything has changed. Where questions follow from the answers, nothing is written yet: plan again',
      ).conflicts(['template', 'origins', 'dryRun']),
    )
    .option(
      '--max-cost <usd>',
      'the most that the model may cost, in US dollars; without it, nothing is bought, and only answers that were bought before are used',
      toUsd,
    )
    .option(
      '--take <n>',
      'the number of the answer: 2 buys another answer to each question',
      (text: string) => toCount(text, 1, 20),
      1,
    )
    .option('--sandbox', 'use a fake model on this machine; needs no key and costs nothing', false)
    .option('--origins', 'print who wrote each line: a person, a framework or a model; write nothing', false)
    .addOption(
      new Option(
        '--translate',
        'have a model translate the texts for which variants in other languages have no translation, and add the translations to translations/, marked unreviewed; changes no other document',
      )
        .conflicts(['step', 'template', 'origins'])
        .default(false),
    )
    .option('--yes', 'replace what people wrote without asking', false)
    .option('--dry-run', 'print the changes; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (named: string | undefined, flags: Flags) => {
      const {step: steps, template, yes, dryRun, json, model, maxCost, take, sandbox} = flags;
      const project = await openHere();
      const {id, spot = named} = planFlag(flags.plan, named);
      const onProgress = openProgress();
      if (flags.origins) {
        const found = await whoWrote(project, {spot, signal, onProgress});
        printResult(
          json,
          found,
          found.lines.map(({document, path, by}) => `${document}  ${path}  ${by}`),
        );
        return EXIT.done;
      }
      const choice = {spot, model, maxCost, take, sandbox, plan: id, signal, onProgress};
      if (flags.plan !== undefined && id === undefined) {
        const planned = await (flags.translate
          ? translatePlan(project, choice)
          : writePlan(project, {...choice, steps}));
        printResult(json, planned, describeWordsPlan(planned, commandOf(planned.spot, flags)));
        return EXIT.done;
      }
      const bought = id === undefined ? {} : {plan: id};
      if (flags.translate) {
        const found = await translate(project, {...choice, dryRun});
        printResult(json, {dryRun: dryRun || sandbox, ...bought, ...found}, [
          ...found.rewrites.flatMap((each) => describeRewrite(each, project.root)),
          ...(sandbox ? ['The texts are of a fake model, so no file was written.'] : []),
          ...found.notes.map(({kind, language, about, what}) =>
            visibleText(`${kind} ${language} ${about}: ${what}`),
          ),
          ...(found.failed ?? []).map(({language, what}) => visibleText(`failed ${language}: ${what}`)),
          ...(found.unasked ? [visibleText(`open ${found.unasked.language}: ${found.unasked.what}`)] : []),
        ]);
        return found.failed || (found.unasked && !dryRun) ? EXIT.someFailed : EXIT.done;
      }
      let isShown = false;
      const isTerminal = !json && process.stdin.isTTY === true && process.stderr.isTTY === true;
      const result = await write(project, {
        ...choice,
        ...{steps, template, dryRun},
        overwrite: yes,
        ...(isTerminal
          ? {
              confirm: async (plan: WriteResult) => {
                isShown = true;
                return agrees(plan, project.root);
              },
            }
          : {}),
      });
      printResult(json, {dryRun, ...bought, ...result}, [
        ...(isShown || (result.unasked && !dryRun) ? [] : changesOf(result, project.root)),
        ...result.notes.map(({kind, about, what}) => visibleText(`${kind} ${about}: ${what}`)),
        ...(result.unasked ? [visibleText(`open ${result.unasked.step}: ${result.unasked.what}`)] : []),
      ]);
      return result.unasked && !dryRun ? EXIT.someFailed : EXIT.done;
    });

/** The command of a plan with its options, as they are typed: the same plan has them again. */
const commandOf = (spot: string, {translate: translates, step, model, take, sandbox}: Flags): string =>
  [
    `write ${spot}`,
    ...(translates ? ['--translate'] : []),
    ...(step ? [`--step ${step.join(',')}`] : []),
    ...(model === undefined ? [] : [`--model ${model}`]),
    ...(take === 1 ? [] : [`--take ${take}`]),
    ...(sandbox ? ['--sandbox'] : []),
  ].join(' ');

/** The changes of the documents. The record of lines is for programs. */
const changesOf = ({rewrites}: WriteResult, root: string): string[] =>
  rewrites.slice(0, -1).flatMap((each) => describeRewrite(each, root));

async function agrees(plan: WriteResult, root: string): Promise<boolean> {
  const lines = createInterface({input: process.stdin, output: process.stderr});
  try {
    print(process.stderr, `${changesOf(plan, root).join('\n')}\n`);
    const answer = await lines.question(
      `This replaces ${plan.lost.length} ${plan.lost.length === 1 ? 'line' : 'lines'} that a person wrote or removed. Type "yes" to continue: `,
    );
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    lines.close();
  }
}

function toSteps(text: string): WriteStep[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => !(WRITE_STEPS as readonly string[]).includes(name)))
    throw new InvalidArgumentError(`steps: ${WRITE_STEPS.join(', ')}`);
  return names as WriteStep[];
}
