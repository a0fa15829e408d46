import {appendItem, setIn} from '../../machine/documents/edit-yaml.ts';
import {slotSeconds} from '../../spot/documents/script.ts';
import type {OtioObject} from '../../spot/editorial/otio.ts';
import {
  type EditChange,
  type EditReading,
  ExportMark,
  markOf,
  readEdit,
} from '../../spot/editorial/read-edit.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {slotLengths} from '../../spot/timeline/resolve-spot.ts';
import {laySlots} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {changeField, documentIn} from '../review/apply/change-field.ts';
import {type DocumentEdits, openEdits} from '../review/apply/document-edits.ts';
import type {Rewrite} from '../takes/record-change.ts';
import {editFile} from '../takes/takes-record.ts';
import {editDocuments} from './export-otio.ts';

/** What an edited timeline changes in the documents. Nothing is written yet. */
export type EditImport = Pick<EditReading, 'left' | 'markers'> & {
  /** The id of the variant. */
  variant: string;
  /** The documents that change, with their texts before and after. */
  rewrites: Rewrite[];
  /** What the change means, in sentences. */
  summary: string[];
};

/**
 * Plans the changes of documents that an edited timeline asks for: in, speed, order, lengths and transitions. What the documents have no
 * place for is `left`. Errors: `edit-unknown` for a timeline that Tenspot did not export, `edit-outdated` where the documents changed since.
 */
export async function planEditImport(
  value: unknown,
  file: string,
  project: SpotProject,
): Promise<EditImport> {
  const timeline = (value ?? {}) as OtioObject;
  const mark = ExportMark.safeParse(markOf(timeline)).data;
  const variant = project.variants.find(({id}) => id === mark?.variant);
  if (!mark || mark.spot !== project.spot.id || !variant)
    throw invalid({
      code: 'edit-unknown',
      what: 'this is no timeline that Tenspot exported of this spot',
      where: {file},
      expected: `metadata.tenspot of the spot "${project.spot.id}", with one of its variants`,
      got: mark ? `${mark.spot}, ${mark.variant}` : 'none',
      fix: 'Export the variant with `tenspot export otio`, and edit that timeline in a program that keeps metadata.',
    });
  const now = await editDocuments(project.spot.folder);
  const outdated = Object.keys(now).filter((name) => now[name] !== mark.documents[name]);
  if (outdated.length > 0)
    throw new TenspotError({
      code: 'edit-outdated',
      what: 'the documents changed since this timeline was exported',
      where: {file},
      expected: 'the documents as they were',
      got: `changes in ${outdated.join(', ')}`,
      fix: 'Undo these changes, or export the variant again and repeat the edit.',
    });
  const {changes, left, markers} = readEdit(timeline, mark);
  const edits = openEdits();
  const summary: string[] = [];
  for (const change of changes)
    try {
      summary.push(await apply(change, variant, project, edits));
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      left.push(error.problems.map(({what}) => what).join('; '));
    }
  const rewrites = edits.rewrites();
  // What the change makes of the documents has to be valid.
  if (rewrites.length > 0)
    await openSpot(project, project.spot.id, {
      texts: new Map(rewrites.map((each) => [each.file, each.after])),
    });
  return {variant: variant.id, rewrites, summary, left, markers};
}

async function apply(
  change: EditChange,
  variant: Variant,
  project: SpotProject,
  edits: DocumentEdits,
): Promise<string> {
  const {fps} = variant.props;
  const edit = editFile(project.workspace, project.spot.id);
  const seconds = (frames: number): number => Number((frames / fps).toFixed(4));
  switch (change.kind) {
    case 'in':
      await edits.change(edit, (text) => setIn(text, ['picks', change.shot, 'in'], seconds(change.frames)));
      return `the clip of ${change.shot} starts at ${seconds(change.frames)} s of its take`;
    case 'speed':
      await edits.change(edit, (text) =>
        setIn(text, ['picks', change.shot, 'speed'], Number(change.speed.toFixed(6))),
      );
      return `the clip of ${change.shot} plays at speed ${change.speed}`;
    case 'transition': {
      const {kind, frames} = change.entry;
      const value = kind === 'cut' ? undefined : {kind, seconds: seconds(frames)};
      await edits.change(edit, (text) => setIn(text, ['transitions', change.slot], value));
      return kind === 'cut'
        ? `the slot ${change.slot} begins with a cut`
        : `the slot ${change.slot} begins with a ${kind} of ${seconds(frames)} s`;
    }
    case 'shot': {
      const old = variant.props.shots[change.slot];
      const field = `shots.${change.slot}`;
      const note = {id: 'of the editor', variant: variant.id};
      await changeField({field, value: change.shot}, {note, scope: 'variant', variant}, project.spot, edits);
      return `the slot ${change.slot} of ${variant.id} shows ${change.shot} instead of ${old?.shot ?? old?.file ?? 'nothing'}`;
    }
    default:
      return changeLengths(change.frames, variant, project, edits);
  }
}

/** Writes the lengths of slots as beats of the script. A beat is changed only where its slot has another length. */
async function changeLengths(
  frames: Readonly<Record<string, number>>,
  {props}: Variant,
  {spot, catalog, variants}: SpotProject,
  edits: DocumentEdits,
): Promise<string> {
  const template = catalog.templates[props.template];
  if (!template) throw new Error(`unchecked props: ${props.template}`);
  const slots = slotLengths(template, props, slotSeconds(spot.script?.value));
  const total = Object.values(frames).reduce((sum, each) => sum + each, 0);
  const before = laySlots(slots, total);
  const names = Object.keys(frames);
  const weights = names.reduce((sum, name) => sum + (slots[name]?.seconds ?? 0), 0);
  const scaled = (scale: number, some: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      some.map((name) => [name, Number((((frames[name] ?? 0) / total) * scale).toFixed(4))]),
    );
  const changed = names.filter((name) => before[name]?.frames !== frames[name]);
  const fits = (beats: Record<string, number>): boolean => {
    const laid = laySlots(
      slotLengths(template, props, {...slotSeconds(spot.script?.value), ...beats}),
      total,
    );
    return names.every((name) => laid[name]?.frames === frames[name]);
  };
  const few = scaled(weights, changed);
  const beats = fits(few) ? few : scaled(total / props.fps, names);
  await edits.change(documentIn(spot, 'script.yaml'), (text) =>
    Object.entries(beats).reduce((done, [slot, seconds]) => {
      const at = spot.script?.value.beats.findLastIndex((beat) => beat.slot === slot) ?? -1;
      return at < 0
        ? appendItem(done, 'beats', {slot, seconds})
        : setIn(done, ['beats', at, 'seconds'], seconds);
    }, text),
  );
  const said = changed.map((name) => `${name} ${((frames[name] ?? 0) / props.fps).toFixed(2)} s`).join(', ');
  return `the slots have other lengths: ${said}${variants.length > 1 ? `. The script counts for all ${variants.length} variants` : ''}`;
}
