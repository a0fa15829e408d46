import {TenspotError} from '../../../spot/problem/errors.ts';
import type {NoteScope, ReviewNote} from '../../../spot/review/note.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';

/** A note, with the variant that it is about and the scope in which it is applied. */
export type AppliedNote = {note: ReviewNote} & AppliedChange;

/** A change of a variant, and how far it may reach. */
export type AppliedChange = {
  note: AskedChange;
  scope: NoteScope;
  variant: Variant;
};

/** What asks for a change: a note, or what `subject` names (`the new order of clips`). */
type AskedChange = Pick<ReviewNote, 'id' | 'variant'> & {subject?: string};

const subjectOf = ({id, subject}: Pick<AskedChange, 'id' | 'subject'>): string => subject ?? `note ${id}`;

/** A change of a slot, and how far it may reach. */
export type AppliedToSlot = AppliedChange & {note: Pick<ReviewNote, 'slot' | 'change'>};

/** The error for a note that cannot be applied. `expected`: what would have to be the case. */
export const notApplicable = (
  note: Pick<AskedChange, 'id' | 'subject'>,
  problem: {what: string; expected: string; got?: string | undefined; fix?: string | undefined},
): TenspotError =>
  new TenspotError({
    code: 'note-not-applicable',
    ...problem,
    what: `${subjectOf(note)} cannot be applied: ${problem.what}`,
  });

/** The error for a change that would also change variants outside the scope of the note. */
export function tooWide(
  {note, scope}: AppliedChange,
  shared: {what: string; where: string; by: readonly string[]},
): TenspotError {
  const others = shared.by.filter((id) => id !== note.variant);
  return new TenspotError({
    code: 'note-scope',
    what: `${subjectOf(note)} cannot be applied to ${scope === 'variant' ? 'one variant' : 'these variants'} alone: ${shared.what} is written once, in ${shared.where}, for several variants`,
    expected: `a scope with all of them: ${[note.variant, ...others].join(', ')}`,
    got: `the scope "${scope}"`,
    fix: `${note.subject === undefined ? `Apply the note with --scope ${scope === 'variant' ? 'segment or --scope all' : 'all'}, or give` : 'Give'} the variant a row of its own in variants.yaml.`,
  });
}

/** The slot that a note is about. Errors: `note-not-applicable`. */
export function slotOf({note}: AppliedToSlot): string {
  if (note.slot !== null) return note.slot;
  throw notApplicable(note, {
    what: `"${note.change?.kind}" changes a slot, and the note names none`,
    expected: 'a note with a slot',
    got: 'no slot',
  });
}
