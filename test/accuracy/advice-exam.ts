import {ADVICE_QUESTIONS} from '../../src/production/check/advice/questions.ts';
import type {MeasuredRecall} from '../../src/spot/findings/advice.ts';
import {CheckReport} from '../../src/spot/findings/check-report.ts';
import {runTenspot} from '../support/workspace.ts';
import {chanceFrom} from './chance.ts';
import type {Kind} from './kinds.ts';
import {type Gates, isFound, type Judged} from './score.ts';
import {checkedSpot} from './write-workspace.ts';

/** The kinds of defects that each question is about. The set has no ads for the other questions. */
export const QUESTION_KINDS: Readonly<Record<string, readonly Kind[]>> = {
  'product-likeness': ['product-recoloured', 'product-reshaped', 'garbled-label'],
  'extra-logo': ['wrong-logo'],
  'other-text': ['wrong-price', 'wrong-cta', 'garbled-label'],
};

/** Ads of each kind, and clean ads, that a model is asked about. */
const SAMPLE = {defects: 3, clean: 10};

/** How a model did on one question. `unsure`: ads with the defect that it left to a person. `byRules`: those that the rules found. */
export type AdviceScore = {
  question: string;
  asks: string;
  found: number;
  unsure: number;
  byRules: number;
  defects: number;
  alarms: number;
  clean: number;
};

/** What came of it: scores of a model, or why there are none. */
export type AdviceExam = {model: string; scores: AdviceScore[]} | {unmeasured: string};

/** A sample of the ads of a set: some of each kind that a question is about, and clean ones. The same seed gives the same ads. */
export function sampleAds(judged: readonly Judged[], seed: number): Judged[] {
  const chance = chanceFrom(seed).fork('advice');
  const take = (from: readonly Judged[], most: number): Judged[] => {
    const left = [...from];
    const chosen: Judged[] = [];
    while (left.length > 0 && chosen.length < most) {
      const next = chance.pick(left);
      left.splice(left.indexOf(next), 1);
      chosen.push(next);
    }
    return chosen;
  };
  const of = (kind: Kind | null): Judged[] => judged.filter(({instance}) => instance.kind === kind);
  const kinds = [...new Set(Object.values(QUESTION_KINDS).flat())];
  return [...kinds.flatMap((kind) => take(of(kind), SAMPLE.defects)), ...take(of(null), SAMPLE.clean)];
}

/** Asks the model about a sample of ads that were checked. `maxCost`: US dollars for all of them. */
export async function examineAdvice(
  root: string,
  sample: readonly Judged[],
  {maxCost, gates}: {maxCost: number; gates: Gates},
): Promise<AdviceExam> {
  const reports: CheckReport[] = [];
  const brands = Map.groupBy(sample, ({instance}) => instance.ad.brand);
  for (const [brand, own] of brands) {
    const only = own.map(({instance}) => instance.id).join(',');
    // Each call has its part of the limit.
    const limit = String(Math.floor((100 * maxCost) / brands.size) / 100);
    const args = ['check', checkedSpot(brand), '--only', only, '--advise', '--max-cost', limit, '--json'];
    const {code, stdout, stderr} = await runTenspot(root, args);
    if (code !== 0 && code !== 4)
      return {unmeasured: errorIn(stdout) ?? (stdout || stderr).trim().slice(0, 1000)};
    reports.push(CheckReport.parse(JSON.parse(stdout)));
  }
  return scoreAdvice(sample, reports, gates);
}

/** The error that a command printed as JSON, in one line. */
function errorIn(stdout: string): string | undefined {
  try {
    const {error} = JSON.parse(stdout) as {error: {code: string; what: string; fix: string}[]};
    return error.map(({code, what, fix}) => `${what} [${code}]. ${fix}`).join(' ');
  } catch {
    return undefined;
  }
}

/** Scores the answers of a model. An ad whose answers are missing counts for nothing; if all are missing, nothing was measured. */
export function scoreAdvice(
  sample: readonly Judged[],
  reports: readonly Pick<CheckReport, 'advice' | 'variants'>[],
  gates: Gates,
): AdviceExam {
  const given = new Map(
    reports.flatMap(({variants}) => variants.flatMap(({id, advice}) => (advice ? [[id, advice]] : []))),
  );
  const answered = sample.filter(({instance}) => given.get(instance.id)?.missing.length === 0);
  const model = reports[0]?.advice?.model;
  if (model === undefined || answered.length === 0) {
    const [why] = [...given.values()].flatMap(({missing}) => missing);
    return {unmeasured: why ? `${why.what} [${why.code}]. ${why.fix}` : 'the set has no ads to ask about'};
  }
  const scores = ADVICE_QUESTIONS.flatMap(({id: question, asks}): AdviceScore[] => {
    const kinds = QUESTION_KINDS[question];
    if (!kinds) return [];
    const verdict = ({instance}: Judged): string | undefined =>
      given.get(instance.id)?.questions.find((each) => each.question === question)?.verdict;
    const spoilt = answered.filter(({instance: {kind}}) => kind && kinds.includes(kind));
    const clean = answered.filter(({instance}) => instance.kind === null);
    const count = (ads: readonly Judged[], wanted: string): number =>
      ads.filter((each) => verdict(each) === wanted).length;
    return [
      {
        ...{question, asks},
        found: count(spoilt, 'fault'),
        unsure: count(spoilt, 'unsure'),
        byRules: spoilt.filter((each) => isFound(each, gates)).length,
        defects: spoilt.length,
        alarms: count(clean, 'fault'),
        clean: clean.length,
      },
    ];
  });
  return {model, scores};
}

/** The scores as lines for a terminal. */
export const adviceTable = (exam: AdviceExam): string[] =>
  'unmeasured' in exam
    ? [`advice: not measured: ${exam.unmeasured}`]
    : [
        `advice of ${exam.model}, recall beside that of the rules on the same ads`,
        'question             model   left to a person   rules   false alarms',
        ...exam.scores.map(
          ({question, found, unsure, byRules, defects, alarms, clean}) =>
            `${question.padEnd(20)} ${`${found} of ${defects}`.padEnd(7)} ${`${unsure} of ${defects}`.padEnd(18)} ${`${byRules} of ${defects}`.padEnd(7)} ${alarms} of ${clean}`,
        ),
      ];

/** What is known of the recall of models, with that of this exam: the text of `measured-recall.generated.ts`. */
export function measuredModule(
  before: Readonly<Record<string, Readonly<Record<string, MeasuredRecall>>>>,
  {model, scores}: Extract<AdviceExam, {model: string}>,
  {set, asOf}: Pick<MeasuredRecall, 'set' | 'asOf'>,
): string {
  const measured = scores
    .filter(({defects}) => defects > 0)
    .map(({asks, found, defects, alarms, clean}) => [asks, {found, defects, alarms, clean, set, asOf}]);
  const all = {...before, [model]: Object.fromEntries(measured)};
  return `// Generated by \`npm run accuracy -- --advice --docs\`: how models answered about ads with known defects.
import type {MeasuredRecall} from '../../../spot/findings/advice.ts';

/** By the mark of the model and the question as it was asked. Empty: no model was measured. */
export const MEASURED_RECALL: Readonly<Record<string, Readonly<Record<string, MeasuredRecall>>>> = ${JSON.stringify(all)};
`;
}
