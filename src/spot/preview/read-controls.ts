import {type Problem, TenspotError} from '../problem/errors.ts';
import {footageSeconds, resolveSpot} from '../timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import {cubesOf, type Filling} from '../timeline/timeline.ts';
import {parseProps} from '../variant/parse-props.ts';
import type {SpotProps} from '../variant/props.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {VariantsFile} from '../variant/variants-file.ts';
import {type Controls, fromControls} from './controls.ts';
import type {PreviewSpot, PreviewStage} from './preview-data.ts';
import {lookKey, mixKey, shelf, takeKey} from './staged-keys.ts';

/** What the Studio shows of edited props: a picture, or what is wrong with them. */
export type Preview = {
  spot: ResolvedSpot | null;
  problems: readonly Problem[];
  /** What the picture or the sound still lacks, in words. */
  notes: string[];
  /** Something is not staged yet: it can be asked for. */
  wants: boolean;
};

type World = {
  spot: PreviewSpot;
  brands: PreviewStage['brands'];
  templates: Readonly<Record<string, AnyTemplate>>;
};

/** Checks edited props as a document's would be. Node and the browser come to the same result. */
export function readControls(
  controls: Controls,
  base: SpotProps,
  {spot, brands, templates}: World,
): {props?: SpotProps; problems: Problem[]} {
  const template = templates[base.template];
  const props = fromControls(controls, base, spot, slotsUnder(controls, base, template));
  const brand = brands[props.brand];
  const draft = {id: spot.id, choices: {}, props, origin: {path: [], where: {file: spot.file}}};
  const file = VariantsFile.parse({template: base.template, brand: base.brand});
  const known = {template, templates: Object.keys(templates), brands: Object.keys(brands), shots: spot.shots};
  return parseProps(draft, file, {...known, offers: brand}, () => ({file: spot.file}));
}

/** Tells which slots there are under these words; all of them while the words are not valid. */
function slotsUnder(controls: Controls, {fps}: SpotProps, template: AnyTemplate | undefined) {
  try {
    const names = Object.keys(template?.slots({...controls, fps}) ?? {});
    return (slot: string): boolean => names.includes(slot);
  } catch {
    return () => true;
  }
}

/** Edited props as a picture, of what is staged. */
export function previewOf(controls: Controls, base: SpotProps, world: World): Preview {
  const {props, problems} = readControls(controls, base, world);
  if (!props) return {spot: null, problems, notes: [], wants: false};
  try {
    return resolve(props, world);
  } catch (error) {
    const found = error instanceof TenspotError ? error.problems : [unexpected(error)];
    return {spot: null, problems: found, notes: [], wants: false};
  }
}

const unexpected = (error: unknown): Problem => ({
  code: 'preview-failed',
  what: 'these props cannot be laid out',
  got: error instanceof Error ? error.message : String(error),
});

function resolve(props: SpotProps, {spot, brands, templates}: World): Preview {
  const template = templates[props.template] as AnyTemplate;
  const brand = brands[props.brand];
  if (!brand) throw new TypeError(`brand ${props.brand} was not checked`);
  const {transitions, lengths} = spot;
  const notes: string[] = [];
  const seen = footageSeconds({props, template, transitions, lengths});
  let wants = false;
  const fillings: Record<string, Filling> = {};
  for (const slot of Object.keys(props.shots)) {
    const exact = spot.takes[takeKey(props, slot, seen[slot] ?? 0)];
    wants ||= !exact;
    fillings[slot] = exact ?? onShelf(spot, props, slot) ?? pending(props, slot);
  }
  const look = spot.cubes[lookKey(props.brand, props.look)];
  const near = look ?? spot.cubes[lookKey(props.brand, {name: props.look.name})];
  const cube = near && 'staged' in near ? near.staged : null;
  if (look && 'why' in look) notes.push(`No look: ${look.why}`);
  const cubes = cubesOf(fillings, cube);
  const resolved = resolveSpot({props, template, kit: brand.kit, fillings, cubes, transitions, lengths});
  const mix = spot.mixes[mixKey(resolved, props, template)];
  if (mix && 'why' in mix) notes.push(`No sound: ${mix.why}`);
  wants ||= !look || !mix;
  notes.push(...new Set(Object.values(fillings).flatMap(saidOf)));
  if (wants) notes.push(`Being made: ${[...missing(fillings, look, mix)].join(', ')}`);
  return {spot: {...resolved, mix: mix && 'staged' in mix ? mix.staged : null}, problems: [], notes, wants};
}

/** Why the take of a filling is shown and no other, where somebody has to know. */
function saidOf(filling: Filling): string[] {
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

/** The same choice staged at another length: the longest of them. */
function onShelf(spot: PreviewSpot, props: SpotProps, slot: string): Filling | undefined {
  const start = `${shelf(props, slot)} `;
  const all = Object.entries(spot.takes)
    .filter(([key, filling]) => key.startsWith(start) && 'take' in filling)
    .map(([, filling]) => filling);
  const frames = (filling: Filling): number => ('take' in filling ? filling.take.frames : 0);
  return all.sort((a, b) => frames(b) - frames(a))[0];
}

const pending = ({shots}: SpotProps, slot: string): Filling => ({
  missing: {shot: shots[slot]?.shot ?? null, prompt: 'Being made', model: '', price: ''},
});
