import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {makersOf} from './model-offers.ts';

/** What previews show of purchases: bought takes, and for missing ones the model that would make them. */
export type BoughtTakes = {context: Pick<StageContext, 'takes' | 'makers'>; problems: readonly Problem[]};

/** Reads what was bought for a spot. If that cannot be read, each slot that would show a bought take shows the reason. */
export async function readBought(production: SpotProject): Promise<BoughtTakes> {
  try {
    const takes = await takesOf(production);
    return {context: {takes, makers: await makersOf(production).catch(unknownMakers)}, problems: []};
  } catch (error) {
    const problems = problemsOf(error);
    const shown = (): never => {
      throw new TenspotError(problems);
    };
    return {context: {takes: {shown}}, problems};
  }
}

/** A spot may be shown although its purchases cannot be planned, for example when the start picture of a shot is missing. */
function unknownMakers(error: unknown): undefined {
  if (!(error instanceof TenspotError)) throw error;
}
