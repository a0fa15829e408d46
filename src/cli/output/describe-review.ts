import type {ReviewResult} from '../../node/review.ts';
import {styleText} from './terminal.ts';

/** The rounds with their notes, then where each master stands. */
export function describeReview({rounds, included, standings}: ReviewResult): string[] {
  const approved = standings.filter((standing) => standing.approved).length;
  return [
    ...(rounds.length === 0 ? ['no round was opened yet'] : []),
    ...rounds.flatMap((round) => describeRound(round, included)),
    ...standings.map(describeStanding),
    `${approved} of ${standings.length} masters approved`,
  ];
}

function describeRound(
  {round, state, notes}: ReviewResult['rounds'][number],
  included: number | null,
): string[] {
  const of = included === null ? '' : ` of ${included} included`;
  return [
    `round ${round}${of}: ${state}, ${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`,
    ...notes.map(
      ({id, by, variant, frames, kind, text, answer, withdrawn}) =>
        `  ${id} ${variant}${frames ? ` at frame ${frames.from}` : ''}, ${by}, ${kind}: ${text} (${withdrawn ? 'withdrawn' : (answer?.kind ?? 'open')})`,
    ),
  ];
}

function describeStanding({
  variant,
  approved,
  decisions,
  missing,
  against,
}: ReviewResult['standings'][number]) {
  const said = [
    ...against.map(({by, decision}) => `${by}: ${decision}`),
    ...missing.map(({stage, person}) => {
      const before = decisions.find((each) => each.stage === stage && each.by === person);
      return before
        ? `${person} (${stage}) decided about another file; changed since: ${before.changed.join(', ')}`
        : `waits for ${person} (${stage})`;
    }),
  ];
  const word = styleText(approved ? 'green' : 'yellow', approved ? 'approved' : 'open', {
    stream: process.stdout,
  });
  return `${word}  ${variant}${said.length > 0 ? `  ${said.join('; ')}` : ''}`;
}
