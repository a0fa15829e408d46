import {readIn, setIn} from '../../../machine/documents/edit-yaml.ts';
import type {Shot} from '../../../spot/documents/shots.ts';
import {EditTime, timeLike, timeToSeconds} from '../../../spot/timeline/frames.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import type {SpotTakes} from '../../takes/open-takes.ts';
import {pickTake} from '../../takes/pick.ts';
import {editFile} from '../../takes/takes-record.ts';
import {changeField, isWritten} from './change-field.ts';
import type {DocumentEdits} from './document-edits.ts';
import {type AppliedNote, type AppliedToSlot, notApplicable, slotOf, tooWide} from './note-scope.ts';

/** Has a slot show another take of its shot. Returns what changes, in sentences. Errors: those of a pick; `note-scope`, `note-not-applicable`. */
export async function changeTake(
  take: number,
  applied: AppliedToSlot,
  project: SpotProject,
  takes: SpotTakes,
  edits: DocumentEdits,
  at: string,
): Promise<string[]> {
  const {variant, scope} = applied;
  const slot = slotOf(applied);
  const shot = shotIn(slot, applied, project);
  const said = [`the slot ${slot} shows take ${take} of ${shot.id}`];
  if (variant.props.shots[slot]?.take !== undefined) {
    await changeField({field: `shots.${slot}.take`, value: take}, applied, project.spot, edits);
    return said;
  }
  const {format} = variant.props;
  const showing = variantsWith(shot.id, project.variants).filter(({props}) => props.format === format);
  if (scope === 'variant' && showing.length > 1) {
    const beside = `shots.${slot}.shot`;
    const change = (await isWritten(project.spot, applied.note.variant, beside))
      ? {field: `shots.${slot}.take`, value: take, beside}
      : {field: `shots.${slot}`, value: {...variant.props.shots[slot], take}};
    await changeField(change, applied, project.spot, edits);
    return said;
  }
  if (takes.shots.some((each) => each.shot === shot.id && each.takes.length > 0)) {
    const {rewrites, summary} = await pickTake({shot: shot.id, take, format}, project, takes, at, {
      read: edits.text,
    });
    edits.add(rewrites);
    return summary;
  }
  if (shot.photo !== undefined || shot.clip !== undefined || shot.tags.length === 0)
    throw notApplicable(applied.note, {
      what: `the shot "${shot.id}" has no takes to choose from`,
      expected: 'a shot with bought takes, or with clips that are found by tags',
      got: shot.photo ?? shot.clip ?? 'no take',
      fix: 'Change its photo or clip in shots.yaml, or buy takes with `tenspot shoot`.',
    });
  await edits.change(editFile(project.workspace, project.spot.id), (text) =>
    setIn(text, ['picks', shot.id, 'take'], take),
  );
  return said;
}

/** Has the clip of a slot start later in its take, or earlier. Returns what changes, in sentences. Errors: `note-scope`, `note-not-applicable`. */
export async function changeStart(
  seconds: number,
  applied: AppliedNote,
  project: SpotProject,
  edits: DocumentEdits,
): Promise<string[]> {
  const {note, scope, variant} = applied;
  const shot = shotIn(slotOf(applied), applied, project);
  const showing = variantsWith(shot.id, project.variants).map(({id}) => id);
  if (scope === 'variant' && showing.length > 1)
    throw tooWide(applied, {what: `the start of "${shot.id}"`, where: 'edit.yaml', by: showing});
  const file = editFile(project.workspace, project.spot.id);
  const said: string[] = [];
  await edits.change(file, (text) => {
    const written = EditTime.catch(0).parse(readIn(text, ['picks', shot.id, 'in']));
    const before = Number(timeToSeconds(written, variant.props.fps).toFixed(3));
    const start = Number((before + seconds).toFixed(3));
    if (start < 0)
      throw notApplicable(note, {
        what: `the clip of "${shot.id}" cannot start before the beginning of its take`,
        expected: `at most ${before} s earlier`,
        got: `${-seconds} s earlier`,
      });
    said.push(`the clip of ${shot.id} starts at ${start} s of its take instead of ${before} s`);
    return setIn(text, ['picks', shot.id, 'in'], timeLike(written, start, variant.props.fps));
  });
  return said;
}

/** The shot in the slot of a note. Errors: `note-not-applicable`. */
function shotIn(slot: string, {note, variant}: AppliedToSlot, {spot}: Pick<SpotProject, 'spot'>): Shot {
  const choice = variant.props.shots[slot];
  const shot = spot.shots.find(({id}) => id === choice?.shot);
  if (shot) return shot;
  throw notApplicable(note, {
    what: `the slot "${slot}" of ${note.variant} shows no shot of shots.yaml`,
    expected: `a slot with a shot: ${Object.keys(variant.props.shots).join(', ') || 'there is none'}`,
    got: choice?.file ?? 'nothing',
    fix: choice?.file === undefined ? undefined : 'Name another file in variants.yaml.',
  });
}

const variantsWith = (shot: string, variants: readonly Variant[]): Variant[] =>
  variants.filter(({props}) => Object.values(props.shots).some((choice) => choice.shot === shot));
