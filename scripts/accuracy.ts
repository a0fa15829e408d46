import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {MEASURED_RECALL} from '../src/production/check/advice/measured-recall.generated.ts';
import {
  type AdviceExam,
  adviceTable,
  examineAdvice,
  measuredModule,
  sampleAds,
} from '../test/accuracy/advice-exam.ts';
import {linesOf, reportOf, tableOf} from '../test/accuracy/describe-exam.ts';
import type {SetOptions} from '../test/accuracy/exam-set.ts';
import {KIND_IDS, type Kind} from '../test/accuracy/kinds.ts';
import {runExam} from '../test/accuracy/run-exam.ts';

const USAGE = `npm run accuracy -- [options]
  --set tune|report    the brands to use. Default report
  --seed <number>      another number makes other ads. Default 1 for tune, 2 for report
  --kinds <a,b>        only these kinds, and the clean ads: ${KIND_IDS.join(' ')}
  --per-kind <number>  at most so many of each kind. Default 10
  --clean <number>     at most so many clean ads. Default 50
  --ids <a,b>          only these ads (black-03,clean-08), such as those that a run missed
  --footage <folder>   clips to use instead of drawn scenes
  --quick              only short ads of two brands in 4:5, at 30 fps, over three scenes: for a first impression
  --keep <folder>      keeps what is made; a later run goes on with it
  --make-only          makes the ads and checks none: a later run with the same --keep checks them
  --json               prints one JSON object on stdout
  --advice <usd>       also asks the model of \`tenspot check --advise\` about a sample of the ads, for at most this many US
                       dollars. Prints its recall beside that of the rules. With --docs, saves it, and later checks show it
  --docs               writes the table into docs/accuracy.md`;

/** `npm run accuracy`: makes ads with known defects and clean ones, checks them, and says what the check found. */
function optionsOf(argv: string[]): SetOptions & {
  json: boolean;
  docs: boolean;
  keep?: string | undefined;
  makeOnly: boolean;
  advice?: number | undefined;
} {
  const {values} = parseArgs({
    args: argv,
    options: {
      set: {type: 'string', default: 'report'},
      seed: {type: 'string'},
      kinds: {type: 'string'},
      'per-kind': {type: 'string'},
      clean: {type: 'string'},
      ids: {type: 'string'},
      footage: {type: 'string'},
      keep: {type: 'string'},
      'make-only': {type: 'boolean', default: false},
      advice: {type: 'string'},
      quick: {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      docs: {type: 'boolean', default: false},
    },
  });
  const count = (name: 'seed' | 'per-kind' | 'clean'): number | undefined => {
    const text = values[name];
    if (text !== undefined && !/^\d+$/.test(text))
      throw new Error(`--${name}: expected a number, got "${text}"`);
    return text === undefined ? undefined : Number(text);
  };
  const {set, advice} = values;
  if (advice !== undefined && !/^\d+(\.\d+)?$/.test(advice))
    throw new Error(`--advice: expected US dollars, got "${advice}"`);
  if (set !== 'tune' && set !== 'report') throw new Error(`--set: expected tune or report, got "${set}"`);
  const kinds = values.kinds?.split(/[\s,]+/).filter(Boolean);
  const unknown = kinds?.find((kind) => !KIND_IDS.some((each) => each === kind));
  if (unknown !== undefined) throw new Error(`--kinds: there is no kind "${unknown}"`);
  return {
    json: values.json,
    docs: values.docs,
    advice: advice === undefined ? undefined : Number(advice),
    keep: values.keep,
    makeOnly: values['make-only'],
    small: values.quick,
    set,
    seed: count('seed') ?? (set === 'tune' ? 1 : 2),
    kinds: kinds as Kind[] | undefined,
    perKind: count('per-kind'),
    clean: count('clean'),
    ids: values.ids?.split(/[\s,]+/).filter(Boolean),
    footage: values.footage === undefined ? undefined : path.resolve(values.footage),
  };
}

function readOptions() {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

const {json, docs, keep, makeOnly, advice, ...set} = readOptions();
const folder =
  keep === undefined ? mkdtempSync(path.join(tmpdir(), 'tenspot-accuracy-')) : path.resolve(keep);
mkdirSync(folder, {recursive: true});
try {
  const began = performance.now();
  const tell = (text: string): void =>
    console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`);
  const exam = await runExam(folder, set, tell, {makeOnly});
  const report = reportOf(exam);
  const advised =
    advice === undefined || makeOnly
      ? undefined
      : await examineAdvice(folder, sampleAds(exam.judged, set.seed), {maxCost: advice, gates: exam});
  if (makeOnly) console.log([...report.failures, `made in ${folder}`].join('\n'));
  else if (json) console.log(JSON.stringify({...report, ...(advised ? {advice: advised} : {})}, null, 2));
  else console.log([...linesOf(report), ...(advised ? adviceTable(advised) : [])].join('\n'));
  if (docs && !makeOnly) writeTable(tableOf(report, aboutOf(set)));
  if (docs && advised && 'model' in advised) writeMeasured(advised);
  if (report.failures.length > 0) process.exitCode = 1;
} finally {
  if (keep === undefined) rmSync(folder, {recursive: true, force: true});
}

function aboutOf({set: name, seed, footage, perKind, clean, ids, kinds}: typeof set): string {
  const date = new Date().toISOString().slice(0, 10);
  const part = [
    ...(perKind === undefined ? [] : [`at most ${perKind} ads of each kind`]),
    ...(clean === undefined ? [] : [`${clean} clean ads`]),
    ...(kinds === undefined ? [] : ['some kinds']),
    ...(ids === undefined ? [] : ['some ads']),
  ].join(' and ');
  const only = part === '' ? '' : ` Only a part of the set: ${part}.`;
  return `Set \`${name}\`, seed ${seed}, ${footage === undefined ? 'footage drawn by code' : 'footage of the caller'}, measured on ${date}.${only}`;
}

/** Writes the recall of the model where checks find it. */
function writeMeasured(advised: Extract<AdviceExam, {model: string}>): void {
  const file = path.join(import.meta.dirname, '../src/production/check/advice/measured-recall.generated.ts');
  const about = {set: `${set.set}, seed ${set.seed}`, asOf: new Date().toISOString().slice(0, 10)};
  writeFileSync(file, measuredModule(MEASURED_RECALL, advised, about));
}

/** Replaces the generated part of the page. */
function writeTable(lines: readonly string[]): void {
  const file = path.join(import.meta.dirname, '../docs/accuracy.md');
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [
    '<!-- generated: npm run accuracy -- --docs -->',
    '<!-- end of the generated part -->',
  ];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file}: expected the marks "${begin}" and "${end}"`);
  writeFileSync(file, `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${after}`);
}
