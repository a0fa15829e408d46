import type {Format} from '../../spot/placement/placement.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';
import type {ShotTakes, SpotTake, SpotTakes} from './open-takes.ts';

/** A take as a person names it. */
export type NamedTake = {shot: string; take: number; format?: Format | undefined};

/** The take that a person means, with the others of its shot and format. */
export function findTake(
  {shot, take: number, format}: NamedTake,
  {shots}: SpotTakes,
): {take: SpotTake; group: ShotTakes} {
  const ofShot = shots.filter((each) => each.shot === shot && each.takes.length > 0);
  if (ofShot.length === 0) throw noTakes(shot, shots);
  const groups = ofShot.filter((each) => format === undefined || each.format === format);
  const having = groups.filter(({takes}) => takes.some((each) => each.number === number));
  const [group, ...more] = having;
  const what = `take ${number} of "${shot}"`;
  if (!group) {
    const told = groups.map(({format, takes}) => `${format}: ${numbersOf(takes)}`).join('; ');
    throw invalid({
      code: 'take-unknown',
      what: `there is no ${what}${format ? ` in ${format}` : ''}`,
      expected: told || `a format of its takes: ${ofShot.map((each) => each.format).join(', ')}`,
      got: String(number),
      fix: 'Look at `tenspot takes`, and name one of them.',
    });
  }
  if (more.length > 0) {
    throw invalid({
      code: 'take-ambiguous',
      what: `${what} is there in several formats, and they are different clips`,
      expected: 'one format',
      got: having.map((each) => each.format).join(', '),
      fix: `Name it: --format ${group.format}.`,
    });
  }
  const own = group.takes.filter((each) => each.number === number);
  const [take] = [...own].sort(
    (a, b) => Number(b.current) - Number(a.current) || Number(b.clip !== null) - Number(a.clip !== null),
  );
  return {take: take as SpotTake, group};
}

const numbersOf = (takes: readonly SpotTake[]): string =>
  [...new Set(takes.map(({number}) => number))].join(', ');

function noTakes(shot: string, shots: readonly ShotTakes[]) {
  const known = [...new Set(shots.map((each) => each.shot))];
  const near = nearest(shot, known);
  const there = known.includes(shot);
  return invalid({
    code: 'takes-missing',
    what: there
      ? `nothing was bought yet for the shot "${shot}"`
      : `no take is ever bought of a shot "${shot}"`,
    expected: there ? 'a take' : `a shot that a model makes: ${known.join(', ') || 'there is none'}`,
    got: there ? 'none' : shot,
    fix: there
      ? `Have some made: \`tenspot shoot --shot ${shot}\`.`
      : near
        ? `Did you mean "${near}"?`
        : 'A shot with a photo or a clip of its own is changed in shots.yaml; which clip of footage.yaml it takes, in edit.yaml.',
  });
}
