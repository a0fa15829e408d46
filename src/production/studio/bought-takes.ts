import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import {makersOf} from './model-offers.ts';

/** What a preview knows of buying: the takes that are there, and who would make the others. */
export type BoughtTakes = {shooting: Pick<Shooting, 'takes' | 'makers'>; problems: readonly Problem[]};

/** Reads what was bought for a spot. Where that cannot be read, every slot that would show it says why. */
export async function readBought(production: SpotProject): Promise<BoughtTakes> {
  try {
    const takes = await takesOf(production);
    return {shooting: {takes, makers: await makersOf(production).catch(nobodyKnown)}, problems: []};
  } catch (error) {
    const problems = problemsOf(error);
    const shown = (): never => {
      throw new TenspotError(problems);
    };
    return {shooting: {takes: {shown}}, problems};
  }
}

/** A plan needs more than a picture does: a shot whose start picture is gone cannot be bought, and can be shown. */
function nobodyKnown(error: unknown): undefined {
  if (!(error instanceof TenspotError)) throw error;
}
