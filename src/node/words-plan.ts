import {keyOf} from '../machine/files/hash.ts';
import type {OpenQuestion, WordsPurchase} from '../production/write/model/buy-words.ts';
import {type PlanBuyer, refuseBelowPlan, refuseChanged, refuseWithoutLimit} from './agreed-plan.ts';

/** A question that a plan would buy. */
export type PlannedQuestion = {
  /** What it is asked for: the step of `write`, the language of a translation, or the variant that is judged. */
  about: string;
  /** The provider and the model, such as `openai-words/words-luna`. */
  model: string;
  /** US dollars at most. */
  usd: number;
};

/** Which questions `write`, `translate` or the advice of `check` would buy now, and for how much. */
export type WordsPlan = {
  /** Names exactly these questions at these prices, in any order. The call that buys refuses it if it would now ask something else. */
  id: string;
  /** The id of the spot. */
  spot: string;
  /** The questions without an answer. Questions that follow from their answers are not known yet: they are part of a later plan. */
  questions: PlannedQuestion[];
  /** US dollars at most for all of them. */
  usd: number;
};

/** A plan, and what a purchase within it needs. */
export type AgreedWords = {plan: WordsPlan; orders: ReadonlySet<string>};

type Asked = Pick<WordsPurchase, 'spot' | 'sandbox'>;

/** The options of a purchase with which nothing is bought. */
type Planning = Pick<WordsPurchase, 'maxCost' | 'agreed' | 'tellOpen'>;

/** Plans questions: has `ask` ask them with options with which nothing is bought, and lists those that have no answer. */
export async function planQuestions(
  buyer: PlanBuyer,
  {spot, sandbox}: Asked,
  ask: (planning: Planning) => Promise<unknown>,
): Promise<AgreedWords> {
  const open = new Map<string, OpenQuestion>();
  await ask({
    maxCost: undefined,
    agreed: undefined,
    tellOpen: (question) => void open.set(question.order, question),
  });
  const questions = [...open.values()];
  const bought = questions
    .map(({order, provider, model, usd}) => ({order, provider, model, usd}))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return {
    orders: new Set(open.keys()),
    plan: {
      id: `plan-${keyOf({buyer, spot, sandbox, questions: bought}).slice(0, 16)}`,
      spot,
      questions: questions.map(({name, provider, model, usd}) => ({
        ...{about: name, model: `${provider}/${model}`, usd},
      })),
      usd: questions.reduce((sum, {usd}) => sum + usd, 0),
    },
  };
}

/** Throws where the plan that was agreed on is not this one, or has no limit or too low a one. Errors: `plan-changed`, `max-cost-missing`, `max-cost-below-plan`. */
export function agreeOnWords(
  agreed: string,
  {plan: {id, usd}}: AgreedWords,
  {maxCost, sandbox = false}: {maxCost: number | undefined; sandbox: boolean | undefined},
  buyer: PlanBuyer,
): void {
  refuseChanged(agreed, {id, usd}, buyer);
  refuseWithoutLimit({usd, maxCost, sandbox}, buyer);
  refuseBelowPlan({usd, maxCost}, buyer);
}
