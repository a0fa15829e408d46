import {doctor} from '../../node/doctor.ts';
import {tryTemplates} from '../../node/try-templates.ts';
import {TRIED_LANGUAGES, type TriedLanguage} from '../../node/vocabulary.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeFindings} from '../output/describe-findings.ts';
import {describeVendor, describeWarning} from '../output/describe-vendors.ts';
import {describeProblem} from '../output/print-error.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';

type Options = {template?: string | true; brand: string[]; languages: TriedLanguage[]; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('doctor')
    .has({cost: 'free', reads: ['brand']})
    .description(
      'Checks what is installed and what is missing, and shows the command that installs it. With --template, lays out templates with the longest copy that they allow; exit code 4 when something does not fit.',
    )
    .option(
      '--template [id]',
      'lay out a template (without an id: all templates) in every format, brand and language',
    )
    .option(
      '--brand <ids>',
      'with --template: only in these brands; commas between several; default: all brands of the workspace',
      (list: string) =>
        list
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      [],
    )
    .option(
      '--languages <list>',
      `languages of the copy: ${TRIED_LANGUAGES.join(', ')}; commas between several; default: all of them`,
      readLanguages,
      [...TRIED_LANGUAGES],
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs(({template, brand, languages, json}: Options) =>
      template === undefined
        ? printFacts(json)
        : printTrials(template, {brands: brand, languages}, json, signal),
    );

async function printFacts(json: boolean): Promise<ExitCode> {
  const result = await doctor(process.cwd(), {env: process.env, onProgress: openProgress()});
  const {healthy, facts, vendors, warnings, install} = result;
  const lines = facts.map((fact) =>
    'found' in fact
      ? `${fact.name.padEnd(10)} ${fact.found}`
      : `${fact.name.padEnd(10)} has a problem\n${fact.problems.map(describeProblem).join('\n')}`,
  );
  printResult(json, result, [
    ...lines,
    ...vendors.map(describeVendor),
    ...(install ? [`to use the vendors whose package is missing: ${install}`] : []),
    ...warnings.map(describeWarning),
  ]);
  return healthy ? EXIT.done : EXIT.failed;
}

async function printTrials(
  template: string | true,
  {brands: asked, languages}: {brands: readonly string[]; languages: readonly TriedLanguage[]},
  json: boolean,
  signal: AbortSignal,
): Promise<ExitCode> {
  const check = await tryTemplates(await openHere(), {
    templates: template === true || template === 'all' ? [] : [template],
    brands: asked,
    languages,
    onProgress: openProgress(),
    signal,
  });
  const {templates, brands, looked, findings} = check;
  const errors = describeFindings(findings.filter(({severity}) => severity === 'error'));
  const warnings = describeFindings(findings.filter(({severity}) => severity !== 'error'));
  const tried = `${templates.join(', ')}: ${looked.specimens} layouts (4 formats, ${brands.length} ${
    brands.length === 1 ? 'brand' : 'brands'
  }, ${languages.join(' ')}), ${looked.frames} frames, ${looked.texts} texts checked`;
  printResult(json, check, [
    ...errors,
    ...warnings,
    `${tried}: ${errors.length || 'no'} ${errors.length === 1 ? 'error' : 'errors'}${warnings.length > 0 ? `, ${warnings.length} warnings` : ''}`,
  ]);
  return errors.length > 0 ? EXIT.gate : EXIT.done;
}

function readLanguages(list: string): TriedLanguage[] {
  const named = list.split(',').map((each) => each.trim());
  const unknown = named.filter((each) => !TRIED_LANGUAGES.some((known) => known === each));
  if (unknown.length > 0)
    throw invalid({
      code: 'usage-languages',
      what: '--languages names a language that `doctor` cannot check',
      expected: TRIED_LANGUAGES.join(', '),
      got: unknown.join(', '),
      fix: 'Leave it out of the list.',
    });
  return TRIED_LANGUAGES.filter((known) => named.includes(known));
}
