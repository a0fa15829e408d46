import type {Shot} from '../documents/shots.ts';
import type {Candidate, Option, Route} from './route.ts';

/** How much better, in points of score, a model has to be before a shot leaves the model of its scene. */
const SEAM = 0.15;

/** The model of one shot. */
export type Choice<Offered extends Option = Option> = {
  shot: string;
  /** Null where no model can make it. */
  candidate: Candidate<Offered> | null;
  /** Why it is not the first of its own ranking; null where it is. */
  continuity: string | null;
};

/**
 * The model of every shot. Shots that share a scene or a character stay with one model, the one whose scores over all of
 * them are best, unless a shot has another that is better by more than a seam costs.
 */
export function chooseModels<Offered extends Option>(
  shots: readonly Shot[],
  routes: readonly Route<Offered>[],
): Choice<Offered>[] {
  const byShot = new Map(routes.map((route) => [route.shot, route]));
  const choices = new Map<string, Choice<Offered>>();
  for (const group of scenes(shots)) {
    const anchor = group.length > 1 ? best(group.map(({id}) => byShot.get(id))) : undefined;
    for (const {id} of group) {
      const candidates = byShot.get(id)?.candidates ?? [];
      const [first = null] = candidates;
      const kept = anchor === undefined ? undefined : candidates.find((each) => nameOf(each) === anchor);
      const stays = kept !== undefined && first !== null && first.score - kept.score <= SEAM;
      const continuity = stays && kept !== first ? reasonFor(group, id, kept) : null;
      choices.set(id, {shot: id, candidate: stays ? kept : first, continuity});
    }
  }
  return shots.map(({id}) => choices.get(id) ?? {shot: id, candidate: null, continuity: null});
}

const nameOf = ({provider, model}: Pick<Candidate, 'provider' | 'model'>): string => `${provider}/${model}`;

const reasonFor = (group: readonly Shot[], id: string, {model}: Pick<Candidate, 'model'>): string =>
  `${model} also makes ${group
    .filter((each) => each.id !== id)
    .map((each) => each.id)
    .join(', ')} of the same scene or character, and the first of the ranking is not so much better`;

/** Groups of shots that share a scene or a character, directly or through another shot. */
function scenes(shots: readonly Shot[]): Shot[][] {
  const groups: Shot[][] = [];
  for (const shot of shots) {
    const touching = groups.filter((group) => group.some((other) => together(shot, other)));
    const joined = [...touching.flat(), shot];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

const together = ({continuity: a}: Shot, {continuity: b}: Shot): boolean =>
  (a?.scene !== undefined && a.scene === b?.scene) ||
  (a?.character !== undefined && a.character === b?.character);

/** The model that can make most of these shots, and of those the one with the highest sum of scores. */
function best(routes: readonly (Route | undefined)[]): string | undefined {
  const sums = new Map<string, {shots: number; score: number}>();
  for (const candidate of routes.flatMap((route) => route?.candidates ?? [])) {
    const sum = sums.get(nameOf(candidate)) ?? {shots: 0, score: 0};
    sums.set(nameOf(candidate), {shots: sum.shots + 1, score: sum.score + candidate.score});
  }
  return [...sums].sort(
    ([aName, a], [bName, b]) => b.shots - a.shots || b.score - a.score || (aName < bName ? -1 : 1),
  )[0]?.[0];
}
