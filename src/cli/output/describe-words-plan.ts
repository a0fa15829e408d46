import type {WordsPlan} from '../../node/words-plan.ts';
import {visibleText} from '../../spot/problem/visible-text.ts';
import {styleText} from './terminal.ts';

/**
 * A plan of questions in lines: what each is about, its model and its price; then the total price, and the command that buys it. `command` has the options that the
 * plan was made with.
 */
export function describeWordsPlan({id, questions, usd}: WordsPlan, command: string): string[] {
  if (questions.length === 0) return ['No question is open: there is nothing to buy.'];
  return [
    ...questions.map(
      ({about, model, usd: most}) => `${visibleText(about)}  ${model}, ${dollars(most)} at most`,
    ),
    styleText(
      'bold',
      `${questions.length} ${questions.length === 1 ? 'question' : 'questions'} to buy, ${dollars(usd)} at most. This is only a plan: nothing was bought.`,
    ),
    'Questions that follow from these answers are not part of it: plan again afterwards.',
    `to buy exactly this: tenspot ${command} --plan ${id} --max-cost ${Math.max(1, Math.ceil(usd))}`,
  ];
}

const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
