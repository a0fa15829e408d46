import type {AdviceAnswer, CheckAdvice, VariantAdvice} from './advice.ts';

type AskedQuestion = CheckAdvice['questions'][number];

/** What a model said about a variant, for people: first what it considers a fault, then what a person has to decide, then the rest. */
export function adviceLines(
  {questions, missing}: VariantAdvice,
  {model, attempts, questions: asked}: Pick<CheckAdvice, 'model' | 'attempts' | 'questions'>,
): string[] {
  const lineOf = (wanted: 'fault' | 'unsure'): string[] =>
    questions.flatMap(({question, verdict, answers}) => {
      const about = asked.find(({id}) => id === question);
      if (verdict !== wanted || !about || answers.length === 0) return [];
      const said = answers.map(({answer}) => answer).join(', ');
      const head =
        wanted === 'fault'
          ? `${model} sees a fault (${question}): ${about.asks} ${said}.`
          : `A person has to look (${question}): ${about.asks} ${said}.`;
      return [`${head} ${sentencesOf(answers, about).join(' ')} ${recallOf(about)}`];
    });
  const fine = questions.filter(({verdict}) => verdict === 'fine').map(({question}) => question);
  const [first] = missing;
  return [
    ...lineOf('fault'),
    ...lineOf('unsure'),
    ...(fine.length > 0 ? [`${model} sees no fault: ${fine.join(', ')}`] : []),
    ...(first
      ? [`${missing.length} of ${attempts} answers missing: ${first.what} [${first.code}]. ${first.fix}`]
      : []),
  ];
}

/** Quotation marks of a model: one could seem to end its sentence, and what follows would read as a text of Tenspot. */
const QUOTES = /["\u201C-\u201F\u00AB\u00BB\u300C-\u300F\uFF02]/g;

/** The sentences of answers that mean a fault, and of those that do not tell, each once. */
const sentencesOf = (answers: readonly AdviceAnswer[], {fault}: AskedQuestion): string[] => {
  const told = answers.filter(({answer}) => answer === fault || answer === 'cannot tell');
  return [
    ...new Set(
      told.map(
        ({frame, sentence}) =>
          `"${sentence.replaceAll(QUOTES, "'")}"${frame === null ? '' : ` (frame ${frame})`}`,
      ),
    ),
  ];
};

/** How far such an answer can be trusted. */
const recallOf = ({recall}: AskedQuestion): string =>
  recall === null
    ? '[recall of the model: not measured]'
    : `[recall of the model: ${recall.found} of ${recall.defects} defects, wrong about ${recall.alarms} of ${recall.clean} clean ads]`;
