import type {Standing} from '../../spot/review/standing.ts';

/** How a master stands, in a word: `good` for approved, `bad` for decisions against it, `doubt` for void ones. */
export function describeStanding(
  {approved, decisions, against, missing}: Standing,
  hasRounds: boolean,
): {word: string; tone: 'good' | 'bad' | 'doubt' | 'quiet'} {
  if (approved) return {word: 'approved', tone: 'good'};
  if (against.length > 0) return {word: 'changes', tone: 'bad'};
  if (decisions.some(({changed}) => changed.length > 0)) return {word: 'void', tone: 'doubt'};
  if (!hasRounds) return {word: '', tone: 'quiet'};
  return {word: missing.length > 0 ? 'undecided' : 'open', tone: 'quiet'};
}
