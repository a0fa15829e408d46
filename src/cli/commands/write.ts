import {createInterface} from 'node:readline/promises';
import {InvalidArgumentError, Option} from 'commander';
import {translate} from '../../node/translate.ts';
import {WRITE_STEPS, type WriteStep} from '../../node/vocabulary.ts';
import {type WriteResult, whoWrote, write} from '../../node/write.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {visibleText} from '../../spot/problem/visible-text.ts';
import {openHere} from '../arguments/here.ts';
import {toCount, toUsd} from '../arguments/values.ts';
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
    .runs(async (spot: string | undefined, {step: steps, template, yes, dryRun, json, ...flags}: Flags) => {
      const project = await openHere();
      if (flags.origins) {
        const found = await whoWrote(project, {spot, signal, onProgress: openProgress()});
        printResult(
          json,
          found,
          found.lines.map(({document, path, by}) => `${document}  ${path}  ${by}`),
        );
        return EXIT.done;
      }
      const {model, maxCost, take, sandbox} = flags;
      if (flags.translate) {
        const found = await translate(project, {
          ...{spot, model, maxCost, take, sandbox, dryRun, signal},
          onProgress: openProgress(),
        });
        printResult(json, {dryRun: dryRun || sandbox, ...found}, [
          ...found.rewrites.flatMap((each) => describeRewrite(each, project.root)),
          ...(sandbox ? ['The texts are of a fake model, so no file was written.'] : []),
          ...found.notes.map(({kind, language, about, what}) =>
            visibleText(`${kind} ${language} ${about}: ${what}`),
          ),
          ...(found.failed ?? []).map(({language, what}) => visibleText(`failed ${language}: ${what}`)),
          ...(found.unasked ? [visibleText(`open ${found.unasked.language}: ${found.unasked.what}`)] : []),
        ]);
        return found.failed ? EXIT.someFailed : EXIT.done;
      }
      let isShown = false;
      const isTerminal = !json && process.stdin.isTTY === true && process.stderr.isTTY === true;
      const result = await write(project, {
        spot,
        steps,
        ...{template, model, maxCost, take, sandbox},
        dryRun,
        overwrite: yes,
        signal,
        onProgress: openProgress(),
        ...(isTerminal
          ? {
              confirm: async (plan: WriteResult) => {
                isShown = true;
                return agrees(plan, project.root);
              },
            }
          : {}),
      });
      printResult(json, {dryRun, ...result}, [
        ...(isShown ? [] : changesOf(result, project.root)),
        ...result.notes.map(({kind, about, what}) => visibleText(`${kind} ${about}: ${what}`)),
        ...(result.unasked ? [visibleText(`open ${result.unasked.step}: ${result.unasked.what}`)] : []),
      ]);
      return EXIT.done;
    });

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
