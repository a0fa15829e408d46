import {join} from 'node:path';
import {copyForBrowser} from '../../../../../src/production/grade/browser-copy.ts';
import {finishTake} from '../../../../../src/production/grade/finish-take.ts';
import {type Brand, loadBrand} from '../../../../../src/production/project/load-brand.ts';
import {openWorkspace} from '../../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../../src/production/project/open-spot.ts';
import {asShownFillings, seenSizes} from '../../../../../src/production/stage/stage-variant.ts';
import {slotSeconds} from '../../../../../src/spot/documents/script.ts';
import {finishPlace} from '../../../../../src/spot/grade/finish.ts';
import {safeBox} from '../../../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../../../src/spot/placement/placements/common.ts';
import {resolveSpot} from '../../../../../src/spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {cubesOf, type Filling} from '../../../../../src/spot/timeline/timeline.ts';
import {Format} from '../../../../../src/spot/variant/format.ts';
import {SpotProps} from '../../../../../src/spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../../../../src/spot/variant/template.ts';
import {clipOf, filling, heldPhoto, type Outside, placeholder} from './made-takes.ts';
import {lookCube, matchedCube} from './matched.ts';
import {stress} from './stress.ts';

/** A spot as either engine gets it, and the frames at which they are compared, in full size or at a `scale`. */
export type Case = {
  name: string;
  spot: ResolvedSpot;
  graded: ResolvedSpot;
  frames: number[];
  scale?: number;
};

type Filled = {name: string; spot: ResolvedSpot; fillings: Record<string, Filling>};

/** The samples in full size, at some frames, and one of them as a proof in each format; the stress spots in half of the size, at more frames. */
export async function allCases(outside: Outside): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [id, variant, slots] of SAMPLES) {
    const filled = await sample(id, variant, outside);
    const frames = moments(filled.spot).filter((_, at) => slots.includes(Math.floor(at / MOMENTS)));
    cases.push({...filled, graded: await drawn(filled, outside), frames});
  }
  for (const format of Format.options) {
    const filled = await sample('meridian-flask', 'desk-shop', outside, format);
    const frames = [2, 14].flatMap((at) => moments(filled.spot)[at] ?? []);
    const name = `${filled.name} proof ${format}`;
    cases.push({...filled, name, graded: await drawn(filled, outside), frames, scale: 0.5});
  }
  for (const look of LOOKS) cases.push(await halved(await stressed(look, outside), outside));
  return cases;
}

/** What the browser draws of a spot. */
async function drawn({spot, fillings}: Omit<Filled, 'name'>, {store, tools}: Outside): Promise<ResolvedSpot> {
  const cubes = Object.fromEntries(spot.footage.map(({slot, cube}) => [slot, cube]));
  const {shown, grades} = asShownFillings(spot, fillings, cubes);
  const copies = await copyForBrowser(shown, grades, seenSizes(spot), {store, tools});
  const footage = spot.footage.map(({finished: _, ...clip}) => {
    const copy = copies[clip.slot];
    if (!copy || !('take' in copy)) return clip;
    const {src, width, height} = copy.take;
    return {...clip, src, width, height, cube: null};
  });
  return {...spot, footage};
}

/** Spot, variant, and the slots that are compared. What variants share is compared once. */
const SAMPLES: readonly [string, string, number[]][] = [
  ['meridian-flask', 'desk-shop', [0, 2, 3]],
  ['peck-three-steps', 'dark-night-strut', [0, 2, 4]],
  ['peck-three-steps', 'stare-flash-wire', [1]],
];

/** A variant whose takes are held photos: what they show, without the minutes that it takes to move over them. */
async function sample(id: string, variantId: string, outside: Outside, format?: Format): Promise<Filled> {
  const {workspace, store} = outside;
  const {variants, spot: documents, catalog} = await openSpot(await openWorkspace(workspace), id);
  const own = variants.find((each) => each.id === variantId) as (typeof variants)[0];
  const props = format ? {...own.props, format} : own.props;
  const brand = catalog.brands[props.brand] as Brand;
  const fillings: Record<string, Filling> = {};
  for (const [slot, {shot: named}] of Object.entries(props.shots)) {
    const shot = documents.shots.find((each) => each.id === named);
    const photo = shot?.photo ?? documents.shots.find((each) => each.photo)?.photo ?? '';
    const take = await heldPhoto(join(brand.folder, photo), props.fps, outside);
    fillings[slot] = filling(take, props.fps, {}, shot?.focus);
  }
  const cube = await lookCube(brand, props.look, {store});
  const lengths = slotSeconds(documents.script?.value);
  const spot = resolveSpot({
    props,
    template: catalog.templates[props.template] as AnyTemplate,
    kit: brand.kit,
    fillings,
    cubes: cubesOf(fillings, cube),
    lengths,
    transitions: documents.edit?.value.transitions ?? {},
  });
  return {name: `${id} ${variantId}`, spot, fillings};
}

const MOMENTS = 4;

/** Of every slot: the middle of its transition, its entrance, its rest, its last frame. */
const moments = ({footage}: ResolvedSpot): number[] =>
  footage
    .filter(({slot, layer}) => slot === layer)
    .flatMap(({from, frames, entry}) => [
      from + Math.floor(entry.frames / 2),
      from + 5,
      from + Math.floor(frames / 2),
      from + frames - 1,
    ]);

/** A spot in half its size: as many of its pixels are edges, and there are four times fewer. */
async function halved({name, spot: whole, fillings}: Filled, outside: Outside): Promise<Case> {
  const [width, height] = [whole.width / 2, whole.height / 2];
  const small = {...whole, width, height, safe: safeBox(SAFE_ZONES[whole.format], {width, height})};
  const spot = {...small, footage: await finished(small, fillings, outside)};
  return {name, spot, graded: await drawn({spot, fillings}, outside), frames: moments(spot)};
}

/** The texture of the stress spots: strong, so that a difference between the engines shows. */
const TEXTURE = {grain: 0.5, sharpness: 0.4, vignette: 0.5};

/** The footage of a spot with the texture on all clips but the placeholder, and but one that has its grade alone. */
async function finished(spot: ResolvedSpot, fillings: Filled['fillings'], {store, tools}: Outside) {
  const footage: ResolvedSpot['footage'] = [];
  for (const clip of spot.footage) {
    const filled = fillings[clip.slot];
    if (clip.slot === 'upper' || !filled || !('take' in filled) || filled.take.standsIn) footage.push(clip);
    else {
      const place = finishPlace(clip, spot);
      footage.push({
        ...clip,
        finished: await finishTake(filled.take, clip.cube, TEXTURE, place, {store, tools}),
      });
    }
  }
  return footage;
}

const LOOKS = [
  {brand: 'moss-meridian', look: 'daylight', fps: 25},
  {brand: 'volt-pigeon', look: 'night', fps: 30},
] as const;

async function stressed({brand: id, look, fps}: (typeof LOOKS)[number], outside: Outside): Promise<Filled> {
  const {workspace, store} = outside;
  const brand = await loadBrand(join(workspace.brands, id), id, store);
  const props = SpotProps.parse({
    template: stress.id,
    brand: id,
    format: '9:16',
    seconds: 4,
    fps,
    language: 'en',
    look,
    music: null,
    shots: {},
    copy: {line: 'Sharp edges, soft shadows. '},
  });
  const grainy = await clipOf(
    'moss-meridian/products/hook-desk.webp',
    {width: 720, height: 1280, fps, grain: 5},
    outside,
  );
  const wide = await clipOf(
    'moss-meridian/products/hook-trail.webp',
    {width: 1280, height: 720, fps, grain: 0},
    outside,
  );
  const flat = await clipOf(
    'volt-pigeon/products/charge.webp',
    {width: 1080, height: 1920, fps, grain: 0},
    outside,
  );
  const still = await clipOf(
    'volt-pigeon/products/rain.webp',
    {width: 768, height: 1344, fps, grain: 0},
    outside,
  );
  const fillings = {
    full: filling(grainy, fps, {move: {kind: 'push', amount: 0.12}}),
    upper: filling(wide, fps, {move: {kind: 'pan-left', amount: 0.1}, speed: 0.5}),
    lower: filling(flat, fps, {in: 0.3, speed: 1.5}),
    under: filling(still, fps, {}),
    inset: filling(grainy, fps, {move: {kind: 'tilt-down', amount: 0.08}, in: 0.2}),
    part: placeholder(filling(flat, fps, {move: {kind: 'pull', amount: 0.2}, in: 0.5, focus: [0.2, 0.8]})),
  };
  const cube = await lookCube(brand, props.look, {store});
  const spot = resolveSpot({
    props,
    template: stress,
    kit: brand.kit,
    fillings,
    cubes: {...cubesOf(fillings, cube), full: await matchedCube(brand, props.look, {store})},
    transitions: {
      upper: {kind: 'dissolve', seconds: 0.4},
      under: {kind: 'dip', seconds: 0.4, color: brand.kit.brand.color.primary},
      part: {kind: 'dissolve', seconds: 0.3},
    },
  });
  return {name: `stress ${look} at ${fps}`, spot, fillings};
}
