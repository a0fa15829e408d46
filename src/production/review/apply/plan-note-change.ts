import {canonical} from '../../../spot/keys/canonical-json.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {NoteScope, ReviewNote} from '../../../spot/review/note.ts';
import {nextSize} from '../../../spot/variant/size-field.ts';
import {setPath} from '../../../spot/variant/variants-file.ts';
import {openSpot, type SpotProject} from '../../project/open-spot.ts';
import type {SpotTakes} from '../../takes/open-takes.ts';
import type {Rewrite} from '../../takes/record-change.ts';
import {changeField, isWritten, propAt} from './change-field.ts';
import {changeLength} from './change-length.ts';
import {changeStart, changeTake} from './change-take.ts';
import {type DocumentEdits, openEdits} from './document-edits.ts';
import {type AppliedNote, notApplicable} from './note-scope.ts';

/** What applying a note changes. Nothing is written yet. */
export type NoteChangePlan = {
  note: ReviewNote;
  scope: NoteScope;
  /** The documents that change. Empty where they say already what the note asks for. */
  rewrites: Rewrite[];
  /** What the change means, in sentences. */
  summary: string[];
  /** The spot with the documents as they would be. */
  after: SpotProject;
};

/** When and with what a note is applied. */
export type NoteApplying = {
  /** Default: the scope of the note. */
  scope?: NoteScope | undefined;
  takes: SpotTakes;
  /** The time, in ISO 8601, which a pick records. */
  at: string;
};

/**
 * Plans the change that a note carries, and reads the documents as they would be: a change that makes them invalid is refused. Errors:
 * `note-not-applicable`, `note-scope`, `note-spreads`; those of documents and of a pick.
 */
export async function planNoteChange(
  note: ReviewNote,
  project: SpotProject,
  {scope = note.scope, takes, at}: NoteApplying,
): Promise<NoteChangePlan> {
  const variant = project.variants.find(({id}) => id === note.variant);
  if (!variant)
    throw notApplicable(note, {
      what: `there is no variant "${note.variant}" any more`,
      expected: project.variants.map(({id}) => id).join(', '),
      got: note.variant,
    });
  const edits = openEdits();
  const applied = {note, scope, variant};
  const summary = await change(applied, project, takes, edits, at);
  const rewrites = edits.rewrites();
  const texts = new Map(rewrites.map(({file, after}) => [file, after]));
  const after =
    rewrites.length === 0 ? project : await openSpot(project, project.spot.id, {texts, unsellable: true});
  refuseSpreading(applied, project, after);
  return {note, scope, rewrites, summary, after};
}

async function change(
  applied: AppliedNote,
  project: SpotProject,
  takes: SpotTakes,
  edits: DocumentEdits,
  at: string,
): Promise<string[]> {
  const {note} = applied;
  const asked = note.change;
  if (asked === null)
    throw notApplicable(note, {
      what: 'it asks for no change of the documents',
      expected: 'a note with a change: say, shorten, lengthen, take, start, bigger or smaller',
      got: 'a comment',
      fix: 'Change the documents yourself, then answer the note.',
    });
  switch (asked.kind) {
    case 'say':
      return say(asked.text, applied, project, edits);
    case 'shorten':
      return changeLength(-asked.seconds, applied, project, edits);
    case 'lengthen':
      return changeLength(asked.seconds, applied, project, edits);
    case 'take':
      return changeTake(asked.take, applied, project, takes, edits, at);
    case 'start':
      return changeStart(asked.seconds, applied, project, edits);
    default:
      return resize(asked.kind, applied, project, edits);
  }
}

async function say(
  text: string,
  applied: AppliedNote,
  {spot}: SpotProject,
  edits: DocumentEdits,
): Promise<string[]> {
  const field = fieldOf(applied);
  const now = propAt(applied.variant.props, field);
  if (typeof now !== 'string')
    throw notApplicable(applied.note, {
      what: `${field} is not a text`,
      expected: 'a field with a text',
      got: now === undefined ? 'a field that is not set' : JSON.stringify(now).slice(0, 60),
    });
  const others = await changeField({field, value: text, isWords: true}, applied, spot, edits);
  return [
    ...(now === text ? [] : [`${field} says "${text}" instead of "${now}"`]),
    ...(others.length === 0
      ? []
      : [`${field} stays as it is in ${others.join(', ')}, whose text is in another language`]),
  ];
}

async function resize(
  direction: 'bigger' | 'smaller',
  applied: AppliedNote,
  {spot, catalog}: SpotProject,
  edits: DocumentEdits,
): Promise<string[]> {
  const {note, variant} = applied;
  const field = fieldOf(applied);
  const template = catalog.templates[variant.props.template];
  const next = template && nextSize(template, field, variant.props, direction);
  if (!next || 'why' in next) {
    const ends = next?.why === 'at-the-end';
    throw notApplicable(note, {
      what: ends
        ? `${next.field} already has the ${direction === 'bigger' ? 'largest' : 'smallest'} size`
        : `the template "${variant.props.template}" has no field for the size of ${field}`,
      expected: ends
        ? (next.options?.join(', ') ?? 'a size within the limits of the template')
        : `${field}Size`,
      got: ends ? String(propAt(variant.props, next.field) ?? 'its default') : 'no such field',
      fix: ends
        ? undefined
        : 'Add the field to template.ts, and draw it in graphics.tsx, or decline the note.',
    });
  }
  const beside = (await isWritten(spot, note.variant, next.field)) ? undefined : field;
  await changeField({field: next.field, value: next.value, beside}, applied, spot, edits);
  return [`${next.field} is ${next.value}`];
}

function fieldOf({note}: AppliedNote): string {
  if (note.field !== null) return note.field;
  throw notApplicable(note, {
    what: `"${note.change?.kind}" changes a field, and the note names none`,
    expected: 'a note on a text, such as copy.hook',
    got: 'no field',
    fix: 'Change the documents yourself, then answer the note.',
  });
}

/** Refuses a change that reaches further than asked: through an alias of YAML, or where other props follow from this one. */
function refuseSpreading({note, scope}: AppliedNote, before: SpotProject, after: SpotProject): void {
  const asked = note.change?.kind;
  if (asked !== 'say' && asked !== 'bigger' && asked !== 'smaller') return;
  const field = asked === 'say' ? (note.field ?? '') : `${note.field}Size`;
  for (const {id, props} of after.variants) {
    const old = before.variants.find((each) => each.id === id);
    if (!old || canonical(old.props) === canonical(props)) continue;
    const only = setPath(old.props, field, propAt(props, field));
    if (canonical(only) === canonical(props) && (scope !== 'variant' || id === note.variant)) continue;
    throw invalid({
      code: 'note-spreads',
      what: `note ${note.id} would change more than ${field}${scope === 'variant' ? ` of ${note.variant}` : ''}`,
      expected: 'a value that only this field uses',
      got: `${id} would change, too, through an alias (*name) or because another value contains this one`,
      fix: 'Replace the alias in variants.yaml by the value, and apply the note again.',
    });
  }
}
