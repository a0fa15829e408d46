import type {Problem} from '../problem/errors.ts';
import {isLooser} from './figure.ts';
import {type FoundFigure, figuresIn, type PlacementFigures} from './placement-figures.ts';

/** A problem and the way to the figure that it is about. */
export type FigureProblem = Omit<Problem, 'where'> & {path: string[]};

/** Figures that contradict each other: a least above its most. */
export function contradictionsIn(figures: PlacementFigures): FigureProblem[] {
  const all = figuresIn(figures);
  return all.flatMap((least) => {
    const most =
      isNamed(least, 'least') && all.find((other) => isNamed(other, 'most') && sameGroup(other, least));
    if (!most || !isLooser('less', least.figure.value, most.figure.value)) return [];
    const byUser = most.figure.confidence === 'user' ? most : least;
    return [
      {
        path: byUser.path,
        code: 'placement-contradiction',
        what: 'the least is above the most',
        expected: `a least of at most ${JSON.stringify(most.figure.value)} (${most.figure.source})`,
        got: `a least of ${JSON.stringify(least.figure.value)} (${least.figure.source})`,
        fix: 'Correct one of the two.',
      },
    ];
  });
}

const isNamed = ({path}: FoundFigure, name: string): boolean => path.at(-1) === name;

const sameGroup = (one: FoundFigure, other: FoundFigure): boolean =>
  one.path.slice(0, -1).join('.') === other.path.slice(0, -1).join('.');
