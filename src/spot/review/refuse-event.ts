import type {Problem} from '../problem/errors.ts';
import type {ReviewEvent} from './review-event.ts';
import {noteOf, openNotes, openRound, type ReviewState, roundOf} from './review-state.ts';

/** Why an event cannot happen in this state; undefined if it can. */
export function refusalOf(event: ReviewEvent, state: ReviewState): Problem | undefined {
  if (event.event === 'round-opened') return refuseOpening(event.round, state);
  if (event.event === 'round-locked') return refuseLock(event.round, state);
  if (event.event === 'round-closed') return refuseClosing(event.round, state);
  if (event.event === 'note-added') return refuseNote(event.note, state);
  if (event.event === 'note-answered') return refuseAnswer(event.note, event.answer, state);
  if (event.event === 'note-withdrawn') return refuseWithdrawal(event.note, state);
  return undefined;
}

function refuseOpening(round: number, state: ReviewState): Problem | undefined {
  const last = state.rounds.at(-1);
  if (last && last.state !== 'closed')
    return {
      code: 'round-not-closed',
      what: `round ${last.round} is not closed`,
      expected: 'one open round at a time',
      got: `round ${last.round}, ${last.state}`,
      fix: 'Answer its notes and close it in the review app: `tenspot review`.',
    };
  const next = (last?.round ?? 0) + 1;
  if (round === next) return undefined;
  return {
    code: 'round-number',
    what: 'this is not the next round',
    expected: `round ${next}`,
    got: `round ${round}`,
  };
}

function refuseLock(number: number, state: ReviewState): Problem | undefined {
  const round = roundOf(state, number);
  if (round?.state === 'open') return undefined;
  return {
    code: 'round-not-open',
    what: `round ${number} cannot be locked`,
    expected: 'a round that is open',
    got: round ? `round ${number}, ${round.state}` : 'no such round',
  };
}

function refuseClosing(number: number, state: ReviewState): Problem | undefined {
  const round = roundOf(state, number);
  if (round?.state === 'addressed') return undefined;
  const left = round ? openNotes(round).map(({id}) => id) : [];
  return {
    code: 'round-not-addressed',
    what: `round ${number} cannot be closed`,
    expected: 'a round that is locked, with every note answered',
    got: !round
      ? 'no such round'
      : left.length > 0
        ? `notes without an answer: ${left.join(', ')}`
        : round.state,
    fix: left.length > 0 ? 'Answer each: done, declined with a reason, or duplicate.' : undefined,
  };
}

function refuseNote(
  {id, round: number}: {id: string; round: number},
  state: ReviewState,
): Problem | undefined {
  if (noteOf(state, id))
    return {code: 'note-exists', what: `there is a note "${id}" already`, expected: 'a new id', got: id};
  if (openRound(state)?.round === number) return undefined;
  return {
    code: 'round-not-open',
    what: `notes cannot be added to round ${number}`,
    expected: 'a round that is open',
    got: roundOf(state, number)?.state ?? 'no such round',
    fix: 'Open the next round, and add the note there.',
  };
}

function refuseAnswer(
  id: string,
  answer: {kind: string; of?: string},
  state: ReviewState,
): Problem | undefined {
  if (answer.kind !== 'duplicate') return open(id, state);
  if (answer.of !== undefined && repeats(answer.of, id, state)) return open(id, state);
  return {
    code: 'note-unknown',
    what: 'a duplicate must name the note that it repeats',
    expected: 'the id of another note, which is not withdrawn and is no duplicate of this one',
    got: answer.of,
  };
}

/** A note that answers others as their duplicate stays: they would be answered by nothing. */
function refuseWithdrawal(id: string, state: ReviewState): Problem | undefined {
  const repeating = state.rounds
    .flatMap(({notes}) => notes)
    .filter(({answer, withdrawn}) => !withdrawn && answer?.kind === 'duplicate' && answer.of === id);
  if (repeating.length === 0) return open(id, state);
  return {
    code: 'note-repeated',
    what: `the note "${id}" cannot be withdrawn`,
    expected: 'a note of which no other is a duplicate',
    got: repeating.map((note) => note.id).join(', '),
    fix: 'Answer these notes in another way first.',
  };
}

/** Whether a note stands for another one: it was not withdrawn, and what it repeats itself does not lead back. */
function repeats(of: string, id: string, state: ReviewState): boolean {
  const seen = new Set([id]);
  for (let at: string | undefined = of; at !== undefined; ) {
    const note = noteOf(state, at);
    if (!note || note.withdrawn || seen.has(at)) return false;
    seen.add(at);
    at = note.answer?.kind === 'duplicate' ? note.answer.of : undefined;
  }
  return true;
}

/** The list of a closed round is final: its answers are what people agreed on. */
function open(id: string, state: ReviewState): Problem | undefined {
  const note = noteOf(state, id);
  if (!note)
    return {code: 'note-unknown', what: `there is no note "${id}"`, expected: 'the id of a note', got: id};
  if (roundOf(state, note.round)?.state !== 'closed') return undefined;
  return {
    code: 'round-closed',
    what: `the answers of round ${note.round} are final`,
    expected: 'a note of a round that is not closed',
    got: id,
    fix: 'Write a new note in the next round.',
  };
}
