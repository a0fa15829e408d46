import {hasToBeAnswered, type NoteAnswer, type ReviewNote} from './note.ts';
import type {ReviewDecision, ReviewEntry, ReviewStage} from './review-event.ts';

/** A note with its author and its answer. */
export type NoteState = ReviewNote & {
  by: string;
  at: string;
  answer: (NoteAnswer & {by: string; at: string}) | null;
  withdrawn: boolean;
};

/**
 * A round of a review. `open`: notes can be added. `locked`: its notes are one consolidated list. `addressed`: every note is
 * answered. `closed`: the next round can be opened.
 */
export type RoundState = {
  round: number;
  state: 'open' | 'locked' | 'addressed' | 'closed';
  stages: {stage: ReviewStage; people: string[]}[];
  notes: NoteState[];
};

export type DecisionState = ReviewDecision & {by: string; at: string};

/** The state of the review of a spot. */
export type ReviewState = {
  rounds: RoundState[];
  /** How many rounds the order includes; null if no number was agreed. */
  included: number | null;
  /** Every decision, in order. */
  decisions: DecisionState[];
};

/** The state after these events. The caller must leave out events that `refusalOf` refuses. */
export function reviewState(entries: readonly ReviewEntry[]): ReviewState {
  const state: ReviewState = {rounds: [], included: null, decisions: []};
  for (const entry of entries) apply(state, entry);
  return state;
}

function apply(state: ReviewState, {by, at, event}: ReviewEntry): void {
  if (event.event === 'round-opened') {
    const {round, stages, included} = event;
    state.rounds.push({round, state: 'open', stages, notes: []});
    state.included = included ?? state.included;
  }
  if (event.event === 'note-added') {
    const {note} = event;
    roundOf(state, note.round)?.notes.push({...note, by, at, answer: null, withdrawn: false});
  }
  if (event.event === 'note-answered') {
    const note = noteOf(state, event.note);
    if (note) note.answer = {...event.answer, by, at};
  }
  if (event.event === 'note-withdrawn') {
    const note = noteOf(state, event.note);
    if (note) note.withdrawn = true;
  }
  if (event.event === 'round-locked' || event.event === 'round-closed') {
    const round = roundOf(state, event.round);
    if (round) round.state = event.event === 'round-closed' ? 'closed' : 'locked';
  }
  if (event.event === 'decided') {
    const {event: _, ...decision} = event;
    state.decisions.push({...decision, by, at});
  }
  for (const round of state.rounds)
    if (round.state === 'locked' && openNotes(round).length === 0) round.state = 'addressed';
    else if (round.state === 'addressed' && openNotes(round).length > 0) round.state = 'locked';
}

/** The round to which notes can be added; undefined if no round is open. */
export const openRound = ({rounds}: ReviewState): RoundState | undefined =>
  rounds.find(({state}) => state === 'open');

/** The number of the next note, and the round that it belongs to. */
export const nextNote = (state: ReviewState): Pick<ReviewNote, 'id' | 'round'> => ({
  id: `n${state.rounds.flatMap(({notes}) => notes).length + 1}`,
  round: openRound(state)?.round ?? (state.rounds.at(-1)?.round ?? 0) + 1,
});

/** The notes of a round that still need an answer. */
export const openNotes = ({notes}: Pick<RoundState, 'notes'>): NoteState[] =>
  notes.filter((note) => !note.withdrawn && note.answer === null && hasToBeAnswered(note));

export const roundOf = ({rounds}: ReviewState, number: number): RoundState | undefined =>
  rounds.find(({round}) => round === number);

export const noteOf = ({rounds}: ReviewState, id: string): NoteState | undefined =>
  rounds.flatMap(({notes}) => notes).find((note) => note.id === id);
