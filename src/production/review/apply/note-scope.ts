import {TenspotError} from '../../../spot/problem/errors.ts';
import type {NoteScope, ReviewNote} from '../../../spot/review/note.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';

/** A note, with the variant that it is about and the scope in which it is applied. */
export type AppliedNote = {note: ReviewNote} & AppliedChange;

/** A change of a variant, and how far it may reach. */
export type AppliedChange = {
  note: Pick<ReviewNote, 'id' | 'variant'>;
  scope: NoteScope;
  variant: Variant;
};

/** The error for a note that cannot be applied. `expected`: what would have to be the case. */
export const notApplicable = (
  {id}: Pick<ReviewNote, 'id'>,
  problem: {what: string; expected: string; got?: string | undefined; fix?: string | undefined},
): TenspotError =>
  new TenspotError({
    code: 'note-not-applicable',
    ...problem,
    what: `note ${id} cannot be applied: ${problem.what}`,
  });

/** The error for a change that would also change variants outside the scope of the note. */
export function tooWide(
  {note, scope}: AppliedChange,
  shared: {what: string; where: string; by: readonly string[]},
): TenspotError {
  const others = shared.by.filter((id) => id !== note.variant);
  return new TenspotError({
    code: 'note-scope',
    what: `note ${note.id} cannot be applied to ${scope === 'variant' ? 'one variant' : 'these variants'} alone: ${shared.what} is written once, in ${shared.where}, for several variants`,
    expected: `a change of ${[note.variant, ...others].join(', ')} together`,
    got: `the scope "${scope}"`,
    fix: `Apply it with --scope ${scope === 'variant' ? 'segment or --scope all' : 'all'}, or give the variant a row of its own in variants.yaml.`,
  });
}

/** The slot that a note is about. Errors: `note-not-applicable`. */
export function slotOf({note}: AppliedNote): string {
  if (note.slot !== null) return note.slot;
  throw notApplicable(note, {
    what: `"${note.change?.kind}" changes a slot, and the note names none`,
    expected: 'a note with a slot',
    got: 'no slot',
  });
}
