import {invalid} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {ShotTakes, SpotTake, SpotTakes} from './open-takes.ts';

/** How a person names a take. */
export type NamedTake = {
  /** The id of the shot. */
  shot: string;
  /** The number of the take, as lists of takes show it. */
  take: number;
  /** Default: the only format that has a take of this number. */
  format?: Format | undefined;
};

/** The take that a person named, with the others of its shot and format. Throws when there is none, or several. */
export function findTake(
  {shot, take: number, format}: NamedTake,
  {shots, elsewhere}: Pick<SpotTakes, 'shots' | 'elsewhere'>,
): {take: SpotTake; group: ShotTakes} {
  const ofShot = shots.filter((each) => each.shot === shot && each.takes.length > 0);
  if (ofShot.length === 0) throw noTakes(shot, shots, elsewhere(shot));
  const groups = ofShot.filter((each) => format === undefined || each.format === format);
  const having = groups.filter(({takes}) => takes.some((each) => each.number === number));
  // A model that does not make every format makes one clip for several of them: it is named by the format that it was bought for.
  const boughtFor = having.filter(({format: own, takes}) =>
    takes.some(({number: each, job}) => each === number && job.plan.subject.format === own),
  );
  const [group, ...more] = boughtFor.length > 0 ? boughtFor : having;
  const what = `take ${number} of "${shot}"`;
  if (!group) {
    const known = groups.map(({format, takes}) => `${format}: ${numbersOf(takes)}`).join('; ');
    throw invalid({
      code: 'take-unknown',
      what: `there is no ${what}${format ? ` in ${format}` : ''}`,
      expected: known || `one of the formats of its takes: ${ofShot.map((each) => each.format).join(', ')}`,
      got: known ? String(number) : String(format),
      fix: 'Run `tenspot takes` to list the takes, and name one of them.',
    });
  }
  if (more.length > 0) {
    throw invalid({
      code: 'take-ambiguous',
      what: `there is a ${what} in several formats`,
      expected: 'one format',
      got: having.map((each) => each.format).join(', '),
      fix: `Name it: --format ${group.format}.`,
    });
  }
  const own = group.takes.filter((each) => each.number === number);
  // An older take of the same number may exist: the current one comes first, then one that has a clip.
  const [take] = own.sort(
    (a, b) => Number(b.current) - Number(a.current) || Number(b.clip !== null) - Number(a.clip !== null),
  );
  if (!take) throw new Error(`${what} was just found`);
  return {take, group};
}

/** A sentence about the other formats whose take is the same clip. Empty where there is none. */
export function inOtherFormats({shot, format, job}: SpotTake, {shots}: Pick<SpotTakes, 'shots'>): string[] {
  const others = shots.filter(
    (each) =>
      each.shot === shot && each.format !== format && each.takes.some((take) => take.job.id === job.id),
  );
  const [first] = others;
  const formats = others.map((each) => each.format).join(', ');
  return first
    ? [
        `the clip is also a take of ${shot} in ${formats}, which stays as it is: for that one, add --format ${first.format}`,
      ]
    : [];
}

const numbersOf = (takes: readonly SpotTake[]): string =>
  [...new Set(takes.map(({number}) => number))].join(', ');

function noTakes(shot: string, shots: readonly ShotTakes[], elsewhere: readonly string[]) {
  const known = [...new Set(shots.map((each) => each.shot))];
  const near = nearest(shot, known);
  const isBought = known.includes(shot);
  const [other] = elsewhere;
  if (!isBought && other !== undefined)
    return invalid({
      code: 'takes-missing',
      what: `this spot has no shot "${shot}"; it is a shot of ${elsewhere.join(', ')}`,
      expected: known.join(', ') || 'a shot that a model makes; there is none',
      got: shot,
      fix: `Name its spot: --spot ${other}.`,
    });
  return invalid({
    code: 'takes-missing',
    what: isBought ? `the shot "${shot}" has no takes yet` : `there is no shot "${shot}" that a model makes`,
    expected: isBought ? 'a shot with takes' : known.join(', ') || 'a shot that a model makes; there is none',
    got: isBought ? 'none' : shot,
    fix: isBought
      ? `Buy takes with \`tenspot shoot --shot ${shot} --max-cost <usd>\`. For takes of the sandbox, add --sandbox.`
      : near
        ? `Did you mean "${near}"?`
        : 'Name one of these shots. To change what another shot shows, edit its photo or clip in shots.yaml, or its pick in edit.yaml.',
  });
}
