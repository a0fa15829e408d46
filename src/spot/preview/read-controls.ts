import {captionsKey} from '../captions/spot-captions.ts';
import {correctionFor} from '../documents/grade.ts';
import {type Problem, TenspotError} from '../problem/errors.ts';
import type {SpotBeat} from '../sound/beats-in-spot.ts';
import {heardBeats, trackKey} from '../timeline/edit-timing.ts';
import {footageSeconds, resolveSpot} from '../timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import {cubesOf, type Filling, gradedTake} from '../timeline/timeline.ts';
import {parseProps} from '../variant/parse-props.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {VariantsFile} from '../variant/variants-file.ts';
import {voiceOf} from '../voice/spot-voice.ts';
import {type Controls, fromControls} from './controls.ts';
import type {PreviewSpot, PreviewStage} from './preview-data.ts';
import {settingsChanges, withClipLevel, withSettings} from './spot-settings.ts';
import {gradeKey, lookKey, mixKey, takeKey, takeKeyPrefix} from './staged-keys.ts';

/** The preview of edited props. `spot` is null if they have problems. */
export type Preview = {
  spot: ResolvedSpot | null;
  problems: readonly Problem[];
  /** Messages about what the picture or the sound lacks. */
  notes: string[];
  /** True if something is not staged yet; the page can request it. */
  wants: boolean;
  /** The beats of its bed, in seconds of the spot. Left out where there is no bed, or its beats are not known. */
  beats?: readonly SpotBeat[] | undefined;
};

type PreviewContext = {
  spot: PreviewSpot;
  brands: PreviewStage['brands'];
  templates: Readonly<Record<string, AnyTemplate>>;
};

/** Checks edited props with the rules for documents. Node and the browser use the same function. */
export function readControls(
  controls: Controls,
  base: SpotProps,
  {spot, brands, templates}: PreviewContext,
): {props?: SpotProps; problems: Problem[]} {
  const template = templates[base.template];
  const props = fromControls(controls, base, spot, slotsUnder(controls, base, template));
  const brand = brands[props.brand];
  const draft = {id: spot.id, choices: {}, props, origin: {path: [], where: {file: spot.file}}};
  const file = VariantsFile.parse({template: base.template, brand: base.brand});
  const known = {template, templates: Object.keys(templates), brands: Object.keys(brands), shots: spot.shots};
  return parseProps(draft, file, {...known, offers: brand}, () => ({file: spot.file}));
}

/** A test for the slots that exist with these controls. All slots pass if the controls are not valid. */
function slotsUnder(controls: Controls, {fps}: SpotProps, template: AnyTemplate | undefined) {
  try {
    const names = Object.keys(template?.slots({...controls, fps}) ?? {});
    return (slot: string): boolean => names.includes(slot);
  } catch {
    return () => true;
  }
}

/** Resolves edited props to a spot, with the files that are staged. */
export function previewOf(controls: Controls, base: SpotProps, context: PreviewContext): Preview {
  const {props, problems} = readControls(controls, base, context);
  if (!props) return {spot: null, problems, notes: [], wants: false};
  try {
    const {spot} = context;
    const settled = withSettings(spot, settingsChanges(controls, spot));
    return resolve(props, {...context, spot: {...spot, ...settled}});
  } catch (error) {
    const found = error instanceof TenspotError ? error.problems : [unexpected(error)];
    return {spot: null, problems: found, notes: [], wants: false};
  }
}

const unexpected = (error: unknown): Problem => ({
  code: 'preview-failed',
  what: 'no preview can be made of these props',
  got: error instanceof Error ? error.message : String(error),
});

function resolve(props: SpotProps, {spot, brands, templates}: PreviewContext): Preview {
  const template = templates[props.template] as AnyTemplate;
  const brand = brands[props.brand];
  if (!brand) throw new TypeError(`brand ${props.brand} was not checked`);
  const {transitions, script, speech = {}, speeds, timing: edited} = spot;
  const voice =
    brand.voices && voiceOf({props, template, script, brand: brand.voices, speech, speeds, timing: edited});
  const lengths = voice?.lengths ?? spot.lengths;
  const timing = voice ? undefined : edited;
  const spoken = props.captions === undefined && voice?.words.length ? voice.words : undefined;
  const captions = props.captions ? spot.captions?.[captionsKey(props)] : spoken;
  const notes: string[] = [];
  const seen = footageSeconds({props, template, transitions, lengths, timing});
  let wants = false;
  const fillings: Record<string, Filling> = {};
  for (const slot of Object.keys(props.shots)) {
    const exact = spot.takes[takeKey(props, slot, seen[slot] ?? 0)];
    wants ||= !exact;
    const filling = exact ?? ofOtherLength(spot, props, slot) ?? pending(props, slot);
    const {shot, file} = props.shots[slot] ?? {};
    fillings[slot] =
      shot === undefined || file !== undefined
        ? filling
        : withClipLevel(filling, spot.edit?.picks[shot]?.sound);
  }
  const look = spot.cubes[lookKey(props.brand, props.look)];
  const near = look ?? spot.cubes[lookKey(props.brand, {name: props.look.name})];
  const cube = near && 'staged' in near ? near.staged : null;
  if (look && 'why' in look) notes.push(`No look: ${look.why}`);
  const corrected: Record<string, string | null> = {};
  for (const filling of Object.values(fillings)) {
    const correction = 'take' in filling ? correctionFor(spot.grade, filling.take) : null;
    if (!('take' in filling) || filling.take.standsIn || !correction) continue;
    const own = spot.cubes[gradeKey(props.brand, props.look, correction)];
    wants ||= !own;
    if (own && 'staged' in own) corrected[gradedTake(filling.take)] = own.staged;
    if (own && 'why' in own) notes.push(`No grade of ${filling.take.shot}: ${own.why}`);
  }
  const cubes = cubesOf(fillings, cube, corrected);
  const resolved = resolveSpot({
    props,
    template,
    kit: brand.kit,
    fillings,
    cubes,
    transitions,
    lengths,
    timing,
    captions,
  });
  const mix =
    spot.mixes[
      mixKey(resolved, props, template, {
        spoken: voice,
        sound: spot.edit?.sound,
        placements: brand.kit.placements,
      })
    ];
  if (mix && 'why' in mix) notes.push(`No sound: ${mix.why}`);
  wants ||= !look || !mix;
  notes.push(...new Set(Object.values(fillings).flatMap(takeNotes)));
  const track = props.music === null ? undefined : spot.beats[trackKey(props.brand, props.music)];
  const beats = track && 'staged' in track ? heardBeats(track.staged, resolved) : undefined;
  if (wants) notes.push(`Being made: ${[...missing(fillings, look, mix)].join(', ')}`);
  const shown = {...resolved, mix: mix && 'staged' in mix ? mix.staged : null};
  return {spot: shown, problems: [], notes, wants, ...(beats ? {beats} : {})};
}

/** The notes on a take, which say why it is shown. */
function takeNotes(filling: Filling): string[] {
  if (!('take' in filling)) return [];
  const {shot, number, notes = []} = filling.take;
  return notes.map((note) => `Take ${number} of ${shot}: ${note}`);
}

function* missing(fillings: Record<string, Filling>, look: unknown, mix: unknown): Generator<string> {
  const slots = Object.entries(fillings).filter(([, filling]) => 'missing' in filling);
  yield* slots.map(([slot]) => slot);
  if (!look) yield 'the look';
  if (!mix) yield 'the sound';
  if (slots.length === 0 && look && mix) yield 'footage of this length';
}

/** The longest filling that is staged for the same choice at another length. */
function ofOtherLength(spot: PreviewSpot, props: SpotProps, slot: string): Filling | undefined {
  const start = `${takeKeyPrefix(props, slot)} `;
  const all = Object.entries(spot.takes)
    .filter(([key, filling]) => key.startsWith(start) && 'take' in filling)
    .map(([, filling]) => filling);
  const frames = (filling: Filling): number => ('take' in filling ? filling.take.frames : 0);
  return all.sort((a, b) => frames(b) - frames(a))[0];
}

const pending = ({shots}: SpotProps, slot: string): Filling => ({
  missing: {shot: shots[slot]?.shot ?? null, prompt: 'Being made', model: '', price: ''},
});
