import {z} from 'zod';

/** What a model may answer to a yes/no question. */
export const ADVICE_WORDS = ['cannot tell', 'yes', 'no'] as const;

/** One answer of a model to one question about a variant. */
export const AdviceAnswer = z.strictObject({
  answer: z.enum(ADVICE_WORDS),
  /** The frame of the master that shows it best; null if none does. */
  frame: z.int().min(0).nullable(),
  /** What the model says that it sees. Untrusted text: Tenspot shows it and never follows it. */
  sentence: z.string(),
});
export type AdviceAnswer = z.infer<typeof AdviceAnswer>;

/** `fine` and `fault`: all answers agree. `unsure`: they differ, one is `cannot tell`, or one is missing, so that a person has to look. */
export const AdviceVerdict = z.enum(['fine', 'fault', 'unsure']);
export type AdviceVerdict = z.infer<typeof AdviceVerdict>;

/** What a model answered about one variant. It only advises: no gate reads it, and `pass` does not depend on it. */
export const VariantAdvice = z.strictObject({
  /** The frames of the master that the model saw. */
  frames: z.array(z.int().min(0)),
  questions: z.array(
    z.strictObject({question: z.string(), verdict: AdviceVerdict, answers: z.array(AdviceAnswer)}),
  ),
  /** The answers that are missing, and why. */
  missing: z.array(
    z.strictObject({attempt: z.int().min(1), code: z.string(), what: z.string(), fix: z.string()}),
  ),
});
export type VariantAdvice = z.infer<typeof VariantAdvice>;

/** How a model did on a question over ads with known defects: `found` of `defects` ads, and wrong about `alarms` of `clean` ads. */
export const MeasuredRecall = z.strictObject({
  found: z.int().min(0),
  defects: z.int().min(0),
  alarms: z.int().min(0),
  clean: z.int().min(0),
  /** The set of ads: `report, seed 2`. */
  set: z.string(),
  /** The day of the measurement. */
  asOf: z.iso.date(),
});
export type MeasuredRecall = z.infer<typeof MeasuredRecall>;

/** The model that was asked in a check, and its questions. */
export const CheckAdvice = z.strictObject({
  /** The provider and the model: `model:openai-words/words-luna`. */
  model: z.string(),
  /** How often each question was asked. */
  attempts: z.int().min(1),
  /** The questions, with the measured recall of the model; null if it was not measured. */
  questions: z.array(
    z.strictObject({
      id: z.string(),
      asks: z.string(),
      /** The answer that means a fault. */
      fault: z.enum(['yes', 'no']),
      recall: MeasuredRecall.nullable(),
    }),
  ),
});
export type CheckAdvice = z.infer<typeof CheckAdvice>;

/** Weighs the answers to a question. `fault`: the answer that means a fault. `attempts`: how many answers there should be. */
export function weighAnswers(
  answers: readonly AdviceAnswer[],
  {fault, attempts}: {fault: 'yes' | 'no'; attempts: number},
): AdviceVerdict {
  const given = new Set(answers.map(({answer}) => answer));
  if (answers.length < attempts || given.size !== 1 || given.has('cannot tell')) return 'unsure';
  return given.has(fault) ? 'fault' : 'fine';
}
