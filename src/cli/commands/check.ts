import {Option} from 'commander';
import {advicePlan, check} from '../../node/check.ts';
import {fixFindings} from '../../node/fix-findings.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {planFlag} from '../arguments/plan-flag.ts';
import {toFolder, toNames, toUsd} from '../arguments/values.ts';
import {describeCheck, describeFixes} from '../output/describe-check.ts';
import {describeWordsPlan} from '../output/describe-words-plan.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {
  only: string[];
  proof: boolean;
  beforeRender: boolean;
  sandbox: boolean;
  out?: string;
  advise: boolean;
  model?: string;
  maxCost?: number;
  plan?: string | true;
  fix: boolean;
  dryRun: boolean;
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('check')
    .has({
      cost: 'spends',
      reads: SPOT_DOCUMENTS,
      writes: [
        'out/<spot>/check.json, check.html and check/',
        'with --before-render, instead: out/<spot>/before-render.json and before-render.html',
        'with --fix: edit.yaml of the spot',
        'with --advise: vault/',
      ],
    })
    .description(
      'Checks the masters of a spot: file, frames, light, footage, sound. Exit code 4 when a finding is an error. It does not replace a certificate of a broadcaster.',
    )
    .argument(
      '[spot]',
      'a folder of compositions/spots; default: the spot that package.json names, or the only one',
    )
    .option(
      '--only <ids>',
      'only variants with these ids (ice-shop) or axis values (hook=ice); commas between several, or repeat --only',
      toNames('ids of variants (ice-shop) or axis values (hook=ice)'),
      [],
    )
    .option('--proof', 'check the proofs instead of the masters', false)
    .addOption(
      new Option(
        '--before-render',
        'check takes, graphics and words, and no master: writes before-render.json and before-render.html',
      )
        .default(false)
        .conflicts(['proof', 'advise']),
    )
    .option('--sandbox', 'check what was made from the takes of the sandbox', false)
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option(
      '--advise',
      'ask a vision model yes/no questions about frames of each master, three times each; the answers do not affect the result',
      false,
    )
    .option(
      '--model <name>',
      'with --advise: the model, by its id or by its name at the vendor; one that does not exist is refused with the list; default: the first one whose key is set',
    )
    .addOption(
      new Option(
        '--plan [id]',
        'with --advise: print which questions would be asked, and for how much; check and buy nothing. With the id of a printed plan: buy exactly what it says, or refuse if anything has changed',
      ).implies({advise: true}),
    )
    .option(
      '--max-cost <usd>',
      'with --advise: the most that the answers may cost, in US dollars; without it, nothing is bought, and only answers that were bought before are used',
      toUsd,
    )
    .option(
      '--fix',
      'repair what a machine can: shows how documents change, and changes them; masters are made by the next render',
      false,
    )
    .option('--dry-run', 'with --fix: print how the documents would change; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (named: string | undefined, flags: Flags) => {
      const {only, proof, beforeRender, sandbox, out, advise, model, maxCost, fix, dryRun, json} = flags;
      const project = await openHere(out);
      const {id, spot = named} = planFlag(flags.plan, named);
      const options = {
        ...{spot, sandbox, only, proof, beforeRender, signal, onProgress: openProgress()},
        advise: advise ? {model, maxCost, plan: id} : undefined,
      };
      if (flags.plan !== undefined && id === undefined) {
        const planned = await advicePlan(project, options);
        printResult(json, planned, describeWordsPlan(planned, commandOf(planned.spot, flags)));
        return EXIT.done;
      }
      const report = await check(project, options);
      const fixes = fix ? await fixFindings(project, {spot, sandbox, report, dryRun, signal}) : null;
      printResult(json, fixes ? {...report, fixes: {dryRun, ...fixes}} : report, [
        ...describeCheck(report),
        ...(fixes ? describeFixes(fixes, project.root) : []),
      ]);
      return report.pass ? EXIT.done : EXIT.gate;
    });

/** The command of a plan with its options, as they are typed: the same plan has them again. */
const commandOf = (spot: string, {only, proof, sandbox, out, model}: Flags): string =>
  [
    `check ${spot} --advise`,
    ...(only.length > 0 ? [`--only ${only.join(',')}`] : []),
    ...(proof ? ['--proof'] : []),
    ...(sandbox ? ['--sandbox'] : []),
    ...(out === undefined ? [] : [`--out ${out}`]),
    ...(model === undefined ? [] : [`--model ${model}`]),
  ].join(' ');
