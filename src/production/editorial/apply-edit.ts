import {readIn, setIn} from '../../machine/documents/edit-yaml.ts';
import type {EditChange} from '../../spot/editorial/read-edit.ts';
import {EditTime, timeLike} from '../../spot/timeline/frames.ts';
import {changeField} from '../review/apply/change-field.ts';
import {changeTake} from '../review/apply/change-take.ts';
import {editFile} from '../takes/takes-record.ts';
import {changeLengths} from './change-lengths.ts';
import {type AppliedEdit, type EditPlace, othersWithShot, othersWithSlots} from './edit-place.ts';
import {relinkedTake} from './relinked-take.ts';

/** Makes a change of an edited timeline in the documents. Errors: those of fields, takes and documents. */
export async function applyEdit(change: EditChange, place: EditPlace): Promise<AppliedEdit> {
  const {variant, project, edits} = place;
  const {fps} = variant.props;
  const file = editFile(project.workspace, project.spot.id);
  const seconds = (frames: number): number => Number((frames / fps).toFixed(4));
  switch (change.kind) {
    case 'in':
      await edits.change(file, (text) => {
        const path = ['picks', change.shot, 'in'];
        const written = EditTime.catch(0).parse(readIn(text, path));
        return setIn(text, path, timeLike(written, seconds(change.frames), fps));
      });
      return {
        what: `the clip of ${change.shot} starts at ${seconds(change.frames)} s of its take`,
        others: othersWithShot(change.shot, place),
      };
    case 'speed':
      await edits.change(file, (text) =>
        setIn(text, ['picks', change.shot, 'speed'], Number(change.speed.toFixed(6))),
      );
      return {
        what: `the clip of ${change.shot} plays at speed ${change.speed}`,
        others: othersWithShot(change.shot, place),
      };
    case 'media':
      return pickRelinked(change, place);
    case 'transition': {
      const {kind, frames} = change.entry;
      const value = kind === 'cut' ? undefined : {kind, seconds: seconds(frames)};
      await edits.change(file, (text) => setIn(text, ['transitions', change.slot], value));
      return {
        what:
          kind === 'cut'
            ? `the slot ${change.slot} begins with a cut`
            : `the slot ${change.slot} begins with a ${kind} of ${seconds(frames)} s`,
        others: othersWithSlots([change.slot], place),
      };
    }
    case 'shot': {
      const old = variant.props.shots[change.slot];
      const note = {id: '', variant: variant.id, subject: 'the new order of clips'};
      const field = {field: `shots.${change.slot}`, value: change.shot};
      await changeField(field, {note, scope: 'variant', variant}, project.spot, edits);
      return {
        what: `the slot ${change.slot} of ${variant.id} shows ${change.shot} instead of ${old?.shot ?? old?.file ?? 'nothing'}`,
        others: [],
      };
    }
    default:
      return changeLengths(change.frames, place);
  }
}

/** Picks the take to whose file a clip was relinked. Errors: `edit-media-unknown`; those of a pick. */
async function pickRelinked(
  {slot, shot, url}: Extract<EditChange, {kind: 'media'}>,
  place: EditPlace,
): Promise<AppliedEdit> {
  const {variant, project, takes, edits, at} = place;
  const take = await relinkedTake({shot, url}, place);
  const note = {id: '', variant: variant.id, subject: `the other take of "${shot}"`};
  const others = othersWithShot(shot, place).filter((id) =>
    project.variants.some((each) => each.id === id && each.props.format === variant.props.format),
  );
  const asked = {kind: 'take' as const, take};
  const applied = {note: {...note, slot, change: asked}, scope: 'all' as const, variant};
  const said = await changeTake(take, applied, project, takes, edits, at);
  return {what: said.join('; '), others};
}
