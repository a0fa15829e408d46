import type {ClaimFigure} from './claim-figure.ts';
import {joinsRange} from './figure-limits.ts';

/** `9 out of 10` as one number, whose unit is `of 10`. */
export function withShares(text: string, figures: readonly ClaimFigure[]): ClaimFigure[] {
  const isShare = (a: ClaimFigure, b: ClaimFigure): boolean => {
    const between = text.slice(a.at[1], b.at[0]);
    return (
      a.unit === '' &&
      (/^ (?:out of|von) $/iu.test(between) || (/^ in $/iu.test(between) && a.value < b.value))
    );
  };
  const shares = figures.map((figure, at): ClaimFigure => {
    const whole = figures[at + 1];
    if (!whole || !isShare(figure, whole)) return figure;
    const place: ClaimFigure['at'] = [figure.at[0], whole.at[1]];
    return {...figure, unit: `of ${whole.value} ${whole.unit}`.trim(), text: text.slice(...place), at: place};
  });
  return shares.filter(({at}, index) => shares.every((each, other) => other >= index || each.at[1] <= at[0]));
}

/** The two ends of a range, `24-48 hours`, as a number that is the least and one that is the most. */
export function withRanges(text: string, figures: readonly ClaimFigure[]): ClaimFigure[] {
  const joined = (a: ClaimFigure | undefined, b: ClaimFigure | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    // `24 hours – €39` are two things, and so are `Model 5 – €39`.
    (a.unit === b.unit || b.unit === '' || (a.unit === '' && /\d/.test(text[b.at[0]] ?? ''))) &&
    joinsRange(text.slice(0, a.at[0]), text.slice(a.at[1], b.at[0]));
  return figures.map((figure, at) => {
    const [before, after] = [figures[at - 1], figures[at + 1]];
    if (after && joined(figure, after)) {
      const {unit, isPrice, isSaving} = figure.unit === '' ? after : figure;
      const per = figure.per || after.per;
      return {...figure, unit, isPrice, isSaving, per, bound: 'at least', startsRange: true};
    }
    if (!before || !joined(before, figure)) return figure;
    const {unit, isPrice} = figure.unit === '' ? before : figure;
    const isSaving = figure.isSaving || before.isSaving;
    return {...figure, unit, isPrice, isSaving, bound: 'at most'};
  });
}
